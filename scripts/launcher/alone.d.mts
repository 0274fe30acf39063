/** Runs `work` while holding the folder `lock`; `say` is called once if another process holds it. */
export function alone(lock: string, say: (text: string) => void, work: () => void): void;

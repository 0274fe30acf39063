import type { Sentences } from "./sentences.ts";

/** What OpenZeppelin's contracts refuse, as far as a student can meet it. Token amounts are in yuan. */
export const openzeppelin: Sentences = {
  AccessManagedInvalidAuthority: {
    en: "{authority:address} cannot be the authority of this contract: it has no code.",
    zh: "{authority:address} 不是合约，不能担任本合约的权限管理方。",
  },
  AccessManagedRequiredDelay: {
    en: "{caller:address} has to announce this call and then wait {delay:duration}.",
    zh: "{caller:address} 须先公告此项操作，再等待 {delay:duration}。",
  },
  AccessManagedUnauthorized: {
    en: "{caller:address} does not have the role this call needs.",
    zh: "{caller:address} 不具备此项操作所需的角色。",
  },
  AccessManagerAlreadyScheduled: {
    en: "This call is already announced (operation {operationId:plain}).",
    zh: "此项操作已经公告（编号 {operationId:plain}），无需重复。",
  },
  AccessManagerBadConfirmation: {
    en: "A role is given up by its holder only, and the confirmation names somebody else.",
    zh: "只有本人可以放弃角色，确认的账户与调用者不一致。",
  },
  AccessManagerExpired: {
    en: "The announcement of this call has lapsed (operation {operationId:plain}); announce it again.",
    zh: "此项操作的公告已失效（编号 {operationId:plain}），须重新公告。",
  },
  AccessManagerInvalidInitialAdmin: {
    en: "{initialAdmin:address} cannot be the first administrator.",
    zh: "{initialAdmin:address} 不能担任首任管理员。",
  },
  AccessManagerLockedFunction: {
    en: "The access rule of function {selector:plain} is fixed and cannot be changed.",
    zh: "函数 {selector:plain} 的权限规则已锁定，不能修改。",
  },
  AccessManagerLockedRole: {
    en: "Role {roleId:plain} is built in and cannot be changed.",
    zh: "角色 {roleId:plain} 为内置角色，不能修改。",
  },
  AccessManagerNotReady: {
    en: "The notice period of this call is still running (operation {operationId:plain}).",
    zh: "此项操作仍在公告期内（编号 {operationId:plain}），尚不能执行。",
  },
  AccessManagerNotScheduled: {
    en: "This call has to be announced first (operation {operationId:plain}).",
    zh: "此项操作尚未公告（编号 {operationId:plain}），须先公告。",
  },
  AccessManagerUnauthorizedAccount: {
    en: "{msgsender:address} does not have role {roleId:plain}.",
    zh: "{msgsender:address} 不具备角色 {roleId:plain}。",
  },
  AccessManagerUnauthorizedCall: {
    en: "{caller:address} may not call function {selector:plain} of {target:address}.",
    zh: "{caller:address} 无权调用 {target:address} 的函数 {selector:plain}。",
  },
  AccessManagerUnauthorizedCancel: {
    en: "{msgsender:address} may not cancel the call of function {selector:plain} of {target:address} that {caller:address} announced.",
    zh: "{msgsender:address} 无权撤销 {caller:address} 公告的操作（{target:address} 的函数 {selector:plain}）。",
  },
  AccessManagerUnauthorizedConsume: {
    en: "{target:address} may not use up an announced call.",
    zh: "{target:address} 无权核销已公告的操作。",
  },
  AddressEmptyCode: {
    en: "{target:address} is not a contract.",
    zh: "{target:address} 不是合约。",
  },
  CloneArgumentsTooLong: {
    en: "The terms are too long to become part of the code of a clone.",
    zh: "条款过长，无法写入克隆合约的代码。",
  },
  Create2EmptyBytecode: {
    en: "There is no code to deploy.",
    zh: "没有可部署的合约代码。",
  },
  ECDSAInvalidSignature: {
    en: "The signature is not valid.",
    zh: "签名无效。",
  },
  ECDSAInvalidSignatureLength: {
    en: "The signature has {length:count} bytes, which is not the length of a signature.",
    zh: "签名长度为 {length:count} 字节，不符合要求。",
  },
  ECDSAInvalidSignatureS: {
    en: "The signature is in a form that could be altered and is therefore not accepted.",
    zh: "签名采用了可被篡改的形式，不予接受。",
  },
  ERC20ExceededCap: {
    en: "The supply would reach {increasedSupply:yuan} yuan; the cap is {cap:yuan} yuan.",
    zh: "发行后总量将达 {increasedSupply:yuan} 元，超过上限 {cap:yuan} 元。",
  },
  ERC20InsufficientAllowance: {
    en: "{spender:address} may spend {allowance:yuan} yuan but needs {needed:yuan} yuan.",
    zh: "{spender:address} 的授权额度为 {allowance:yuan} 元，需要 {needed:yuan} 元。",
  },
  ERC20InsufficientBalance: {
    en: "{sender:address} holds {balance:yuan} yuan but needs {needed:yuan} yuan.",
    zh: "{sender:address} 的余额为 {balance:yuan} 元，需要 {needed:yuan} 元。",
  },
  ERC20InvalidApprover: {
    en: "{approver:address} cannot authorise anybody to spend its money.",
    zh: "{approver:address} 不能作为授权人。",
  },
  ERC20InvalidCap: {
    en: "{cap:yuan} yuan cannot be the cap of a supply.",
    zh: "{cap:yuan} 元不能作为发行上限。",
  },
  ERC20InvalidReceiver: {
    en: "{receiver:address} cannot receive money.",
    zh: "{receiver:address} 不能作为收款方。",
  },
  ERC20InvalidSender: {
    en: "{sender:address} cannot send money.",
    zh: "{sender:address} 不能作为付款方。",
  },
  ERC20InvalidSpender: {
    en: "{spender:address} cannot be authorised to spend money.",
    zh: "{spender:address} 不能作为被授权人。",
  },
  ERC6909InsufficientAllowance: {
    en: "{spender:address} may move {allowance:count} notes but needs {needed:count}; the holder allows it first.",
    zh: "{spender:address} 获准转移 {allowance:count} 份债权，需要 {needed:count} 份；须先由持有人授权。",
  },
  ERC6909InsufficientBalance: {
    en: "{sender:address} holds {balance:count} notes but needs {needed:count}.",
    zh: "{sender:address} 持有 {balance:count} 份债权，需要 {needed:count} 份。",
  },
  ERC6909InvalidApprover: {
    en: "{approver:address} cannot authorise anybody to move its notes.",
    zh: "{approver:address} 不能作为债权转移的授权人。",
  },
  ERC6909InvalidReceiver: {
    en: "{receiver:address} cannot receive notes.",
    zh: "{receiver:address} 不能作为债权的受让方。",
  },
  ERC6909InvalidSender: {
    en: "{sender:address} cannot give notes away.",
    zh: "{sender:address} 不能作为债权的转让方。",
  },
  ERC6909InvalidSpender: {
    en: "{spender:address} cannot be authorised to move notes.",
    zh: "{spender:address} 不能作为债权转移的被授权人。",
  },
  ERC2612ExpiredSignature: {
    en: "The signed permission to spend expired at {deadline:time}.",
    zh: "授权签名已于 {deadline:time} 过期。",
  },
  ERC2612InvalidSigner: {
    en: "The permission to spend was signed by {signer:address}; it has to be signed by {owner:address}.",
    zh: "授权由 {signer:address} 签署，应由 {owner:address} 签署。",
  },
  ERC3009InvalidAuthorizationTime: {
    en: "The signed payment order is valid from {validAfter:time} until {validBefore:time} only.",
    zh: "签名的付款指令仅在 {validAfter:time} 至 {validBefore:time} 之间有效。",
  },
  ERC3009InvalidSignature: {
    en: "The payment order is not signed by the payer.",
    zh: "付款指令不是由付款人签署。",
  },
  ERC3009UsedAuthorization: {
    en: "{authorizer:address} has used or cancelled the payment order {nonce:plain} already.",
    zh: "{authorizer:address} 的付款指令 {nonce:plain} 已使用或已撤销。",
  },
  ERC4626ExceededMaxDeposit: {
    en: "{receiver:address} may deposit {max:yuan} yuan at most, not {assets:yuan} yuan.",
    zh: "{receiver:address} 最多可存入 {max:yuan} 元，本次为 {assets:yuan} 元。",
  },
  ERC4626ExceededMaxMint: {
    en: "{receiver:address} may take {max:count} units of shares at most, not {shares:count}.",
    zh: "{receiver:address} 最多可认购 {max:count} 单位份额，本次为 {shares:count} 单位。",
  },
  ERC4626ExceededMaxRedeem: {
    en: "{owner:address} may redeem {max:count} units of shares at most for now, not {shares:count}.",
    zh: "{owner:address} 目前最多可赎回 {max:count} 单位份额，本次为 {shares:count} 单位。",
  },
  ERC4626ExceededMaxWithdraw: {
    en: "{owner:address} may withdraw {max:yuan} yuan at most for now, not {assets:yuan} yuan.",
    zh: "{owner:address} 目前最多可取出 {max:yuan} 元，本次为 {assets:yuan} 元。",
  },
  EnforcedPause: {
    en: "New business is paused for now.",
    zh: "目前暂停办理新业务。",
  },
  ExpectedPause: {
    en: "This is possible only during a pause.",
    zh: "此项操作只能在暂停期间进行。",
  },
  FailedCall: {
    en: "A contract that was called in turn refused without giving a reason.",
    zh: "被调用的下级合约拒绝执行，且没有说明原因。",
  },
  FailedDeployment: {
    en: "The contract could not be deployed.",
    zh: "合约部署失败。",
  },
  InsufficientBalance: {
    en: "The contract holds {balance:count} wei but needs {needed:count} wei.",
    zh: "合约余额为 {balance:count} wei，需要 {needed:count} wei。",
  },
  InvalidAccountNonce: {
    en: "The signature of {account:address} is used or out of turn: number {currentNonce:count} is next.",
    zh: "{account:address} 的签名已使用或次序不符，下一个序号应为 {currentNonce:count}。",
  },
  InvalidInitialization: {
    en: "The contract is set up already.",
    zh: "合约已完成初始化。",
  },
  InvalidShortString: {
    en: "A stored short text cannot be read.",
    zh: "存储的短文本无法读取。",
  },
  MerkleProofInvalidMultiproof: {
    en: "The proof does not fit the list it should prove.",
    zh: "默克尔证明与名单不符。",
  },
  NotInitializing: {
    en: "This is possible only while the contract is being set up.",
    zh: "此项操作只能在合约初始化时进行。",
  },
  ReentrancyGuardReentrantCall: {
    en: "The contract was called again before the first call had ended.",
    zh: "前一次调用尚未结束，合约又被再次调用（重入）。",
  },
  SafeCastOverflowedIntDowncast: {
    en: "{value:plain} does not fit into {bits:count} bits.",
    zh: "数值 {value:plain} 超出 {bits:count} 位的范围。",
  },
  SafeCastOverflowedIntToUint: {
    en: "{value:plain} is negative where no negative number is allowed.",
    zh: "数值 {value:plain} 为负，此处不允许负数。",
  },
  SafeCastOverflowedUintDowncast: {
    en: "{value:plain} does not fit into {bits:count} bits.",
    zh: "数值 {value:plain} 超出 {bits:count} 位的范围。",
  },
  SafeCastOverflowedUintToInt: {
    en: "{value:plain} is too large for a number with a sign.",
    zh: "数值 {value:plain} 过大，无法转换为有符号整数。",
  },
  SafeERC20FailedDecreaseAllowance: {
    en: "{spender:address} may spend {currentAllowance:yuan} yuan, which cannot be lowered by {requestedDecrease:yuan} yuan.",
    zh: "{spender:address} 的授权额度为 {currentAllowance:yuan} 元，无法再减少 {requestedDecrease:yuan} 元。",
  },
  SafeERC20FailedOperation: {
    en: "The currency at {token:address} refused the payment.",
    zh: "位于 {token:address} 的货币合约拒绝了付款。",
  },
  StringTooLong: {
    en: '"{str:plain}" is too long to be stored as a short text.',
    zh: "文本“{str:plain}”过长，不能作为短文本存储。",
  },
};

import { expect } from "chai";
import { network } from "hardhat";

import { accounts, NOTICE_SECONDS, roles } from "../../ignition/roles.ts";
import { openCourse } from "../../scripts/chain/course.ts";

describe("course deployment", () => {
  it("gives the same contracts at every call, and the same addresses on every fresh chain", async () => {
    const connection = await network.create();
    const [first, again] = [await openCourse(connection), await openCourse(connection)];
    const elsewhere = await openCourse(await network.create());

    expect(again).to.equal(first);
    for (const name of ["yuan", "oracle", "book", "pool", "parametric", "group"] as const) {
      expect(elsewhere[name].target, name).to.equal(first[name].target);
    }
  });

  it("seals the pool with its two lines and authorises one underwriter at each", async () => {
    const { pool, parametric, group, people } = await openCourse(await network.create());

    expect(await pool.isLine(parametric)).to.equal(true);
    expect(await pool.isLine(group)).to.equal(true);
    expect(await parametric.isUnderwriter(people.underwriter)).to.equal(true);
    expect(await group.isUnderwriter(people.underwriter)).to.equal(true);
    const panel = await parametric.ORACLE();
    expect(panel).to.equal(await group.ORACLE());
  });

  it("gives every restricted function to exactly the role that the table names", async () => {
    const { authority, yuan, oracle, book, pool, parametric, group } = await openCourse(
      await network.create(),
    );
    const table = [
      [yuan, { mint: roles.minter }],
      [oracle, { registerFeed: roles.feedManager, setPanel: roles.panelAdmin }],
      [book, { publish: roles.productManager, retire: roles.productManager }],
      [
        pool,
        {
          seal: roles.admin,
          setZoneCap: roles.productManager,
          pause: roles.guardian,
          unpause: roles.guardian,
        },
      ],
      [
        parametric,
        {
          openCohort: roles.productManager,
          setUnderwriter: roles.underwritingManager,
          revokeUnderwriter: roles.guardian,
        },
      ],
      [group, { setUnderwriter: roles.underwritingManager, revokeUnderwriter: roles.guardian }],
    ] as const;

    for (const [contract, functions] of table) {
      for (const [name, role] of Object.entries(functions)) {
        const selector = contract.interface.getFunction(name as never)?.selector ?? "";
        expect(await authority.getTargetFunctionRole(contract, selector), name).to.equal(role);
      }
    }
  });

  it("binds the administrator and those who could harm the trusting by a notice of two days", async () => {
    const connection = await network.create();
    const { authority } = await openCourse(connection);
    const signers = await connection.ethers.getSigners();
    const grants = [
      [roles.admin, accounts.admin, NOTICE_SECONDS],
      [roles.panelAdmin, accounts.operations, NOTICE_SECONDS],
      [roles.underwritingManager, accounts.operations, NOTICE_SECONDS],
      [roles.productManager, accounts.operations, 0],
      [roles.feedManager, accounts.operations, 0],
      [roles.minter, accounts.operations, 0],
      [roles.guardian, accounts.guardian, 0],
    ] as const;

    for (const [role, account, delay] of grants) {
      const [isMember, executionDelay] = await authority.hasRole(
        role,
        signers[account]?.address ?? "",
      );
      expect([isMember, executionDelay], `role ${role}`).to.deep.equal([true, BigInt(delay)]);
    }
  });
});

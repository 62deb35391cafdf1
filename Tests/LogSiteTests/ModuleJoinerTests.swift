import Testing
import TransparencyLog

@testable import LogSite

@Suite struct ModuleJoinerTests {
  @Test func putsEachModuleBeforeThoseThatNeedIt() throws {
    let joined = try ModuleJoiner.join(
      [
        "page.js": """
        import { b } from "./b.js";
        import {
          a,
          again,
        } from "./a.js";

        b(a);

        """,
        "b.js": """
        // What b is.
        import { a } from "./a.js";
        export async function b() { return a; }

        """,
        "a.js": """
        export const a = 1;
        export function again() {}
        export class A {}
        const c = "export d";

        """,
        "other.js": "nobody needs it",
      ], from: "page.js")
    #expect(
      joined == """
        // a.js
        const a = 1;
        function again() {}
        class A {}
        const c = "export d";

        // b.js
        // What b is.
        async function b() { return a; }

        // page.js
        b(a);

        """)
  }

  @Test(arguments: [
    "import { a as b } from \"./a.js\";", "import a from \"./a.js\";",
    "import * as a from \"./a.js\";", "import { a } from \"../a.js\";",
    "import { a } from './a.js';", "import \"./a.js\";\nlet from = 1;\n{ from }", "import { a",
    "export { a };", "export default 1;", "export let a = 1;", "export * from \"./a.js\";",
    "import { a } from \"./missing.js\";", "const a = \"</script>\";", "const a = \"<SCRIPT\";",
    "import { page } from \"./page.js\";",
  ])
  func refusesOtherForms(text: String) {
    #expect(throws: LogError.self) {
      try ModuleJoiner.join(["page.js": text, "a.js": ""], from: "page.js")
    }
  }

  @Test func refusesModulesThatNeedEachOther() {
    let error = #expect(throws: LogError.self) {
      try ModuleJoiner.join(
        [
          "a.js": "import { b } from \"./b.js\";\n", "b.js": "import { a } from \"./a.js\";\n",
        ], from: "a.js")
    }
    #expect(error?.description == "modules need each other: a.js, b.js, a.js")
  }
}

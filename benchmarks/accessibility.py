"""Looks for accessibility faults with axe-core in every state of the page, light and dark, both languages.

    npm pack axe-core && tar xzf axe-core-*.tgz
    python benchmarks/accessibility.py package/axe.min.js [--address URL]

Ends with status 1 when axe finds a serious or critical fault. axe-core is read from the file given and is not part
of this project.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from screenshots import STATES, bring, browser, open_page, served


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("axe", type=Path, help="axe.min.js")
    parser.add_argument("--address", help="a page that runs already, with a slash at the end")
    chosen = parser.parse_args()
    script = chosen.axe.read_text(encoding="utf-8")
    serious = 0
    with served(chosen.address) as address, browser() as chromium:
        for scheme in ("light", "dark"):
            for language in ("en", "hi"):
                for state in STATES:
                    page = open_page(chromium, address, width=1440, scheme=scheme, language=language)
                    bring(page, state)
                    page.evaluate(script)
                    faults = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
                    for fault in faults:
                        weight = fault["impact"] in ("serious", "critical")
                        serious += weight
                        where = "; ".join(" ".join(map(str, node["target"])) for node in fault["nodes"][:4])
                        print(f"{state} {scheme} {language}: {fault['impact']} {fault['id']}: {where}")
                    page.context.close()
    print(f"{serious} serious or critical faults")
    return 1 if serious else 0


if __name__ == "__main__":
    sys.exit(main())

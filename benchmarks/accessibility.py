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

from playwright.sync_api import Page
from screenshots import STATES, bring, browser, open_page, served

# Beyond what is photographed.
MORE = ("options", "link", "file", "removed", "stopped", "busy", "lost", "no voice", "phone")


def lead(page: Page, state: str) -> None:
    """Leads the page from empty to one of `STATES` or `MORE`."""
    if state in STATES:
        bring(page, state)
    elif state == "options":
        page.click("#options button")
        page.wait_for_selector("#glossary")
    elif state in ("link", "file"):
        page.click(f"#ways [role=tab] >> nth={1 if state == 'link' else 2}")
    elif state == "stopped":
        bring(page, "working")
        page.click("#stop")
        page.wait_for_selector("#result .trouble, #result-card[data-finished=yes]")
    elif state == "busy":
        page.evaluate("window.newsPage.refused()")
    elif state == "lost":
        page.evaluate("document.documentElement.dataset.trouble = 'lost'")
    elif state == "removed":
        bring(page, "both")
        page.click('[data-act="show-removed"]')
        page.click("#removed .undo >> nth=0")
    elif state == "no voice":
        bring(page, "hindi")
        page.click('[data-act="listen"]')
        page.wait_for_function("document.querySelector('#result .told').childElementCount > 0")
    else:
        page.set_viewport_size({"width": 390, "height": 844})
        bring(page, "both")
    page.wait_for_timeout(300)


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
                for state in (*STATES, *MORE):
                    page = open_page(chromium, address, width=1440, scheme=scheme, language=language)
                    lead(page, state)
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

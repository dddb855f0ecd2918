"""What `roadmap check` says: each small mistake in a good plan fails its one statement, at its place.

In the table an arrow stands before the place of a finding, amid text that the broken copy has once.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit.cli.shared import output
from clustertoolkit.content import location
from clustertoolkit.plan import planfile
from clustertoolkit.plan.statements import STATEMENTS
from conftest import DATA, DEMO, PLANS, Run, fits, plan_file
from test_output_schemas import DEVELOPMENTS, GUIDANCE

STAKEHOLDERS = '→- name: "Région Île-de-France, directorate for the economy"\n        type: public'
COST, FUNDING = map(
    int, re.findall(r"^        (?:cost|funding): ([0-9]+)$", DEMO.read_text("utf-8"), re.MULTILINE)
)
GIFT = COST - FUNDING + 1
VERSION = location.version(DATA)
TRAINEES = "- id: →shared-trainees\n        title"
Break = Callable[[str], str]
Finding = tuple[str, str, str]  # statement, place, message


def change(old: str, new: str, times: int = 1) -> Break:
    """Return an edit that replaces a text which the plan has so many times."""

    def edit(text: str) -> str:
        assert text.count(old) == times, f"{old!r} stands there {text.count(old)} times"
        return text.replace(old, new)

    return edit


def substitute(pattern: str, new: str = "", times: int = 1) -> Break:
    """Return an edit that replaces what a pattern finds in the plan so many times."""

    def edit(text: str) -> str:
        changed, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count == times, f"{pattern!r} is found {count} times"
        return changed

    return edit


BROKEN: dict[str, tuple[Break, list[Finding]]] = {
    "weights below 100": (
        change("weight: 40", "weight: 30"),
        [("weights-add-up", "weight: →30", "the weights add up to 90, not to 100")],
    ),
    "a priority without challenge": (
        change("weight: 40\n", "weight: 30\n    - priority: resilience\n      weight: 10\n"),
        [(
            "priorities-have-challenges", "- priority: →resilience",
            "no challenge is chosen in the priority 'resilience'",
        )],
    ),
    "a challenge without action": (
        change(
            "chosen:\n    - priority: green\n      challenge: innovation\n",
            "chosen:\n    - priority: green\n      challenge: skills\n"
            "    - priority: green\n      challenge: innovation\n",
        ),
        [(
            "challenges-have-actions", "chosen:\n    - priority: green\n      challenge: →skills",
            "no action is chosen for 'green / skills'",
        )],
    ),
    "an action for a challenge that is not chosen": (
        substitute(r"^    - priority: digital\n      challenge: skills\n(?:      .*\n)+"),
        [(
            "phases-follow", "priority: digital\n      challenge: →skills",
            "the challenge 'digital / skills' is not chosen",
        )],
    ),
    "a chosen action that nothing carries out": (
        change("carries_out:\n          - start-ups-for-chains", "carries_out:\n          - circular-partners"),
        [(
            "choice-is-carried-out", "- id: →start-ups-for-chains",
            "no specific action carries out 'start-ups-for-chains'",
        )],
    ),
    "an unknown action": (
        change("action: bring-circular-partners-together", "action: bring-circular-partner-together"),
        [(
            "content-stands", "action: →bring-circular-partner-together",
            "the content has no action 'bring-circular-partner-together': "
            "did you mean 'bring-circular-partners-together'?",
        )],
    ),
    "another summary than then": (
        change('summary: "03cbf8bd0e08"', 'summary: "000000000000"'),
        [(
            "content-stands", 'summary: →"000000000000"',
            "the summary of 'bring-circular-partners-together' changed since it was chosen",
        )],
    ),
    "another title than then": (
        change('title: "Mobilise clusters to develop digital skills training"', 'title: "Old"'),
        [(
            "content-stands", 'title: →"Old"',
            "the title of 'develop-digital-skills-training' was \"Old\" and is now "
            '"Mobilise clusters to develop digital skills training"',
        )],
    ),
    "newer content than there is, which had another summary": (
        lambda text: change('summary: "03cbf8bd0e08"', 'summary: "000000000000"')(
            change(f'content_version: "{VERSION}"', 'content_version: "2099.1.0"')(text)
        ),
        [(
            "content-stands", 'content_version: →"2099.1.0"',
            f"the plan draws on content version 2099.1.0, and the content here is older: {VERSION}",
        )],
    ),
    "an action that only newer content may have": (
        lambda text: change("action: bring-circular-partners-together", "action: mine-the-moon")(
            change(f'content_version: "{VERSION}"', 'content_version: "2099.1.0"')(text)
        ),
        [
            ("content-stands", 'content_version: →"2099.1.0"',
             f"the plan draws on content version 2099.1.0, and the content here is older: {VERSION}"),
            ("content-stands", "action: →mine-the-moon", "the content has no action 'mine-the-moon'"),
        ],
    ),
    "a cell in which the action does not stand": (
        change("function: networking\n      way: leverage", "function: intelligence\n      way: leverage"),
        [(
            "content-stands", "action: →bring-circular-partners-together",
            "the action 'bring-circular-partners-together' does not stand in "
            "green / innovation / intelligence; it stands in green / innovation / networking",
        )],
    ),
    "a cell in which the action does not stand, by newer content than there is": (
        lambda text: change("function: networking\n      way: leverage", "function: intelligence\n      way: leverage")(
            change(f'content_version: "{VERSION}"', 'content_version: "2099.1.0"')(text)
        ),
        [(
            "content-stands", 'content_version: →"2099.1.0"',
            f"the plan draws on content version 2099.1.0, and the content here is older: {VERSION}",
        )],
    ),
    "no record of an action": (
        substitute(r'^      digest:\n        summary: "03cbf8bd0e08"\n(?:        .*\n)+'),
        [(
            "content-stands", "- →id: circular-partners",
            "it is not recorded how 'bring-circular-partners-together' stood when it was chosen",
        )],
    ),
    "an example misspelt": (
        change("example: fiss-finland", "example: fiss-finlnd"),
        [(
            "entries-exist", "example: →fiss-finlnd",
            "the content has no example 'fiss-finlnd': did you mean 'fiss-finland'?",
        )],
    ),
    "an unknown recommendation": (
        change('- "G5"', '- "X99"'),
        [("entries-exist", '- →"X99"', "the content has no recommendation 'X99'")],
    ),
    "an id given twice": (
        change("      - id: test-network\n", '      - id: circular-workshops\n        title: "Twice"\n        objectives:\n          - staff-who-can\n        if_refused: "It waits."\n      - id: test-network\n'),
        [(
            "names-refer", '- id: →circular-workshops\n        title: "Twice"',
            "the id 'circular-workshops' is given twice",
        )],
    ),
    "an id given to two steps of one action": (
        lambda text: change('tender for experts in materials"\n', 'tender for experts in materials"\n            id: pilot\n')(
            change('workshops on two materials"\n', 'workshops on two materials"\n            id: pilot\n')(text)
        ),
        [(
            "names-refer", 'workshops on two materials"\n            id: →pilot',
            "the id 'pilot' is given twice in one action",
        )],
    ),
    "an id given to two indicators": (
        lambda text: change('- name: "Matches put into practice"\n', '- name: "Matches put into practice"\n        id: same\n')(
            change('- name: "Circular demonstrators open to other firms"\n', '- name: "Circular demonstrators open to other firms"\n        id: same\n')(text)
        ),
        [(
            "names-refer", 'demonstrators open to other firms"\n        id: →same', "the id 'same' is given twice",
        )],
    ),
    "a stakeholder named twice, in other letters and blanks": (
        change('      - name: "Medicen"\n', '      - name: "cap  Digital (proposed)"\n        type: business\n      - name: "Medicen"\n'),
        [(
            "names-refer", 'name: →"cap  Digital (proposed)"\n        type',
            "'cap  Digital (proposed)' is named twice in the stakeholders, the first time as 'Cap Digital'",
        )],
    ),
    "a body named twice and one asked twice": (
        change(
            '          - "Medicen"\n          - "Environmental associations"\n          - "The 12',
            '          - "Medicen"\n          - "Medicen"\n          - "The 12',
        ),
        [("names-refer", '- "Medicen"\n          - →"Medicen"', "'Medicen' is named twice in 'consulted'")],
    ),
    "names that nobody bears": (
        lambda text: change('lead: "A vocational training centre of the region (proposed)"', 'lead: "Systematic"')(
            change('collector: "A vocational training centre of the region"', 'collector: "The programme ofice"')(
                change('"Steering group"\n      - action: circular-dem', '"Somebody"\n      - action: circular-dem')(text)
            )
        ),
        [
            ("names-refer", '- →"Somebody"', "'Somebody' is no stakeholder and no body of the plan"),
            (
                "names-refer", 'lead: →"Systematic"',
                "'Systematic' is no stakeholder and no body of the plan: did you mean 'Systematic Paris-Region'?",
            ),
            (
                "names-refer", 'collector: →"The programme ofice"',
                "'The programme ofice' is no stakeholder and no body of the plan: did you mean 'Programme office'?",
            ),
        ],
    ),
    "a priority chosen twice": (
        change("weight: 40\n", "weight: 30\n    - priority: green\n      weight: 10\n"),
        [("names-refer", "- priority: →green\n      weight: 10", "the priority 'green' is chosen twice")],
    ),
    "a challenge chosen twice": (
        change("    - priority: digital\n      challenge: skills\n      problem", "    - priority: green\n      challenge: innovation\n    - priority: digital\n      challenge: skills\n      problem"),
        [(
            "names-refer", "challenge: →innovation\n    - priority: digital\n      challenge: skills",
            "the challenge 'green / innovation' is chosen twice",
        )],
    ),
    "an action chosen twice in a cell": (
        lambda text: change("          - circular-partners\n        objective: >-\n          Firms use", "          - circular-partners\n          - again\n        objective: >-\n          Firms use")(
            substitute(r"^(    - id: )circular-partners(\n(?:      .*\n)+)", r"\1circular-partners\2\1again\2")(text)
        ),
        [(
            "names-refer", "- id: again\n      action: →bring-circular-partners-together",
            "the action 'bring-circular-partners-together' is chosen twice in green / innovation / networking",
        )],
    ),
    "two indicators of one name": (
        change('name: "Start-ups supported by the accelerator"', 'name: "Matches put into practice"'),
        [(
            "names-refer", 'name: →"Matches put into practice"\n        kind: output',
            "two indicators have the name 'Matches put into practice'",
        )],
    ),
    "two sources of one name": (
        change('source: "ESF, regional programme 2021-2027"', 'source: "ERDF, regional programme 2021-2027"'),
        [(
            "names-refer", 'source: →"ERDF, regional programme 2021-2027"\n        fund: esf-plus',
            "two sources of money have the name 'ERDF, regional programme 2021-2027'",
        )],
    ),
    "a dependency misspelt": (
        change("depends_on:\n          - short-courses", "depends_on:\n          - short-course"),
        [(
            "names-refer", "- →short-course\n",
            "nothing here has the id 'short-course': did you mean 'short-courses'?",
        )],
    ),
    "a cost of an unknown action": (
        change("- action: shared-trainees\n        what", "- action: shared-trainee\n        what"),
        [
            ("names-refer", "- action: →shared-trainee\n",
             "nothing here has the id 'shared-trainee': did you mean 'shared-trainees'?"),
            ("money-is-planned", TRAINEES, "'shared-trainees' has no cost"),
        ],
    ),
    "a value of an unknown indicator": (
        change("    learning_rule:", '    log:\n      - indicator: "None"\n    learning_rule:'),
        [("names-refer", '- indicator: →"None"', "no indicator has the name 'None'")],
    ),
    "actions that wait for each other": (
        change(
            'owner: "Experts in materials"\n        importance:',
            'owner: "Experts in materials"\n        depends_on:\n          - circular-demonstrators\n'
            "        importance:",
        ),
        [
            ("nothing-waits-for-itself", "→- circular-demonstrators\n        importance",
             "'circular-workshops' depends on itself, directly or through others"),
            ("nothing-waits-for-itself",
             "→- circular-workshops\n        importance: should",
             "'circular-demonstrators' depends on itself, directly or through others"),
        ],
    ),
    "no research": (
        change("type: research-education", "type: public", 3),
        [("helix-is-whole", STAKEHOLDERS, "nobody stands for 'Research and education'")],
    ),
    "no voice for small firms": (
        change("        speaks_for_smes: true\n", "", 4),
        [("smes-are-heard", STAKEHOLDERS, "no stakeholder speaks for small and medium-sized firms")],
    ),
    "a voice for small firms that is only informed": (
        substitute(r"(speaks_for_smes: true\n(?:.*\n){3,6}?        engagement: )\S+", r"\1inform", 4),
        [(
            "smes-are-heard", 'engagement: →inform\n        method: "Seat in the steering group; chair of the green',
            "who speaks for small and medium-sized firms is informed and not asked",
        )],
    ),
    "no civil society": (
        change("type: civil-society", "type: public", 3),
        [
            ("helix-is-whole", STAKEHOLDERS, "nobody stands for 'Civil society'"),
            ("civil-society-is-heard", STAKEHOLDERS, "no stakeholder speaks for civil society"),
        ],
    ),
    "a civil society that is only informed": (
        substitute(r"(type: civil-society\n(?:.*\n){2,6}?        engagement: )\S+", r"\1inform", 3),
        [(
            "civil-society-is-heard", 'engagement: →inform\n        method: "Seat in the green working group; part',
            "who speaks for civil society is informed and not asked",
        )],
    ),
    "a second body that is accountable": (
        change(
            'accountable:\n          - "Department of the Region for training"\n',
            'accountable:\n          - "Department of the Region for training"\n          - "Medicen"\n',
        ),
        [(
            "one-is-accountable", 'accountable:\n          →- "Department of the Region for training"\n          - "Medicen"',
            "2 bodies are accountable for 'shared-trainees', not one",
        )],
    ),
    "nobody who is accountable": (
        substitute(r"^      - action: shared-trainees\n        responsible:\n(?:        .*\n)+"),
        [("one-is-accountable", TRAINEES, "nobody is accountable for 'shared-trainees'")],
    ),
    "nobody who does the work": (
        change('        responsible:\n          - "A vocational training centre of the region"\n', ""),
        [(
            "one-is-accountable", '- →action: shared-trainees\n        accountable',
            "nobody does the work of 'shared-trainees'",
        )],
    ),
    "an action without money that is not marked": (
        substitute(r"^    unfunded:\n(?:      .*\n)+"),
        [(
            "money-is-planned", TRAINEES,
            "'shared-trainees' has no source of money and is not marked as unfunded",
        )],
    ),
    "an action without cost": (
        substitute(r"^      - action: shared-trainees\n        what:.*\n(?:        .*\n)+"),
        [
            ("money-is-planned", TRAINEES, "'shared-trainees' has no cost"),
            ("sums-agree", f"cost: →{COST}", f"the cost is said to be {COST}, and adds up to {COST - 300_000}"),
        ],
    ),
    "a total off by one": (
        change(f"cost: {COST}", f"cost: {COST + 1}"),
        [("sums-agree", f"cost: →{COST + 1}", f"the cost is said to be {COST + 1}, and adds up to {COST}")],
    ),
    "lines of a source that are not its amount": (
        change("amount: 700000\n        lines:\n          - action: short", "amount: 700001\n        lines:\n          - action: short"),
        [("sums-agree", "amount: →700001", "the lines add up to 700000, and the source gives 700001")],
    ),
    "a cost outside its range": (
        change("low: 210000", "low: 250000"),
        [("sums-agree", "amount: →240000", "240000 is below low, which is 250000")],
    ),
    "a cost above its range": (
        change("high: 280000", "high: 230000"),
        [("sums-agree", "amount: →240000", "240000 is above high, which is 230000")],
    ),
    "a range upside down": (
        change("low: 210000\n        high: 280000", "low: 280000\n        high: 210000"),
        [("sums-agree", "low: →280000", "low is 280000, above high, which is 210000")],
    ),
    "money before the cost": (
        lambda text: change("action: test-network\n            year: 2028\n            amount: 450000", "action: test-network\n            year: 2028\n            amount: 550000")(
            change("action: test-network\n            year: 2029\n            amount: 250000", "action: test-network\n            year: 2029\n            amount: 150000")(text)
        ),
        [(
            "sums-agree", "action: test-network\n            year: 2028\n            amount: →150000",
            "'test-network' has 1400000 EUR from its sources by 2028 and costs 1300000 by then",
        )],
    ),
    "more money than cost": (
        change(
            "      - source: \"Shares and fees",
            "      - source: \"Gift\"\n        lines:\n          - action: shared-trainees\n            amount: 300001\n"
            "      - source: \"Shares and fees",
        ),
        [
            ("money-is-planned", "unfunded:\n      - action: →shared-trainees",
             "'shared-trainees' is marked as unfunded, and its sources pay the whole cost"),
            ("sums-agree", f"funding: →{FUNDING}",
             f"the funding is said to be {FUNDING}, and adds up to {FUNDING + 300_001}"),
            ("sums-agree", TRAINEES, "'shared-trainees' has 300001 EUR from its sources and costs 300000"),
        ],
    ),
    "a mark for want of money on an action that is paid": (
        change(
            '      - source: "Shares and fees',
            '      - source: "Gift"\n        lines:\n          - action: shared-trainees\n            amount: 300000\n'
            '      - source: "Shares and fees',
        ),
        [
            ("money-is-planned", "unfunded:\n      - action: →shared-trainees",
             "'shared-trainees' is marked as unfunded, and its sources pay the whole cost"),
            ("sums-agree", f"funding: →{FUNDING}",
             f"the funding is said to be {FUNDING}, and adds up to {FUNDING + 300_000}"),
        ],
    ),
    "more money for the whole plan than it costs": (
        lambda text: change('      - source: "Shares and fees', f'      - source: "Gift"\n        amount: {GIFT}\n      - source: "Shares and fees')(
            change(f"funding: {FUNDING}", f"funding: {FUNDING + GIFT}")(text)
        ),
        [(
            "sums-agree", f'"Gift"\n        amount: →{GIFT}',
            f"the sources give {COST + 1} EUR, and the plan costs {COST}",
        )],
    ),
    "more money in lines without an action than the plan costs": (
        lambda text: change('      - source: "Shares and fees', f'      - source: "Gift"\n        lines:\n          - year: 2027\n            amount: {GIFT}\n      - source: "Shares and fees')(
            change(f"funding: {FUNDING}", f"funding: {FUNDING + GIFT}")(text)
        ),
        [(
            "sums-agree", f"- year: 2027\n            amount: →{GIFT}",
            f"the sources give {COST + 1} EUR, and the plan costs {COST}",
        )],
    ),
    "a baseline without year": (
        change('          year: 2026\n          source: "Assumed: no such contracts', '          source: "Assumed: no such contracts'),
        [(
            "indicators-are-whole", '→baseline:\n          value: 0\n          source: "Assumed: no such contracts',
            "'Trainees shared by small firms' has no baseline year",
        )],
    ),
    "a milestone beyond its target": (
        change("- year: 2028\n            value: 180", "- year: 2028\n            value: 3000"),
        [("indicators-are-whole", "value: →3000", "the milestone of 3000 does not lie between 0 and 400")],
    ),
    "a target that is the baseline": (
        substitute(r"(Trainees shared by small firms(?:.*\n){13}          value: )40$", r"\g<1>0"),
        [(
            "indicators-are-whole", "target:\n          value: →0",
            "the target is the same as the baseline, 0",
        )],
    ),
    "an indicator that nobody collects": (
        change('        collector: "A vocational training centre of the region"\n', ""),
        [(
            "indicators-are-whole", '- →name: "Trainees shared by small firms"',
            "'Trainees shared by small firms' has no collector",
        )],
    ),
    "an action that only an indicator of context measures": (
        substitute(r'(name: "Trainees shared by small firms"\n        kind: )output', r"\1context"),
        [("actions-are-measured", TRAINEES, "no indicator measures 'shared-trainees'")],
    ),
    "a step that ends before it starts": (
        change('end: "2027-10"', 'end: "2027-04"'),
        [(
            "dates-are-in-order", 'start: "2027-05"\n            end: →"2027-04"',
            "the step ends in 2027-04, before it starts in 2027-05",
        )],
    ),
    "a step before the plan": (
        change('start: "2027-01"\n            end: "2027-04"', 'start: "2026-12"\n            end: "2027-04"'),
        [("dates-are-in-order", 'start: →"2026-12"', "2026-12 lies outside the plan, 2027-01 to 2030-12")],
    ),
    "an action that ends after the plan": (
        change('Guide by material for other regions"\n        end: "2030-12"\n', 'Guide by material for other regions"\n        end: "2031-03"\n'),
        [("dates-are-in-order", 'end: →"2031-03"', "2031-03 lies outside the plan, 2027-01 to 2030-12")],
    ),
    "a step that goes on after its action": (
        change('Guide by material for other regions"\n        end: "2030-12"\n', 'Guide by material for other regions"\n        end: "2030-11"\n'),
        [(
            "dates-are-in-order", 'end: →"2030-12"\n            deliverable: "Guide by material',
            "the step ends in 2030-12, after its action ends in 2030-11",
        )],
    ),
    "a step before an action that its own depends on": (
        lambda text: change('start: "2027-01"\n            end: "2027-04"', 'start: "2027-03"\n            end: "2027-04"')(
            change('start: "2027-06"\n            end: "2027-11"', 'start: "2027-02"\n            end: "2027-11"')(text)
        ),
        [(
            "dates-are-in-order", 'start: →"2027-02"\n            end: "2027-11"',
            "the step starts in 2027-02, before 'circular-workshops' starts in 2027-03",
        )],
    ),
    "a signature from after the date of the plan": (
        change('commits: "Proposed: half a post as contact', 'signed: "2027-06"\n        commits: "Proposed: half a post as contact'),
        [(
            "dates-are-in-order", 'signed: →"2027-06"',
            "2027-06 comes after the date of the plan, 2026-11-26",
        )],
    ),
    "money after the plan": (
        change("year: 2030\n            amount: 320000", "year: 2031\n            amount: 320000"),
        [
            ("dates-are-in-order", "year: →2031", "2031 lies outside the plan, 2027 to 2030"),
        ],
    ),
    "a plan that ends before it starts": (
        change('end: "2030-12"\n\nserves', 'end: "2026-12"\n\nserves'),
        [(
            "dates-are-in-order", 'start: "2027-01"\n  end: →"2026-12"',
            "the plan ends in 2026-12, before it starts in 2027-01",
        )],
    ),
    "a target before its baseline": (
        change("value: 580\n          year: 2030", "value: 580\n          year: 2022"),
        [(
            "dates-are-in-order", "value: 580\n          year: →2022",
            "the target is for 2022, not after the baseline of 2023",
        )],
    ),
    "a milestone after its target": (
        change("- year: 2029\n            value: 15\n        verification: \"Contracts", "- year: 2031\n            value: 15\n        verification: \"Contracts"),
        [("dates-are-in-order", "- year: →2031", "the milestone of 2031 does not lie between baseline and target")],
    ),
    "a baseline after the plan": (
        change("value: 530\n          year: 2023", "value: 530\n          year: 2031"),
        [(
            "dates-are-in-order", "value: 530\n          year: →2031",
            "the baseline is of 2031, after the plan ends in 2030",
        )],
    ),
    "a baseline after its own target": (
        change("value: 530\n          year: 2023", "value: 530\n          year: 2030"),
        [(
            "dates-are-in-order", "value: 580\n          year: →2030",
            "the target is for 2030, not after the baseline of 2030",
        )],
    ),
    "a target before the plan": (
        change("value: 580\n          year: 2030", "value: 580\n          year: 2025"),
        [(
            "dates-are-in-order", "value: 580\n          year: →2025",
            "the target is for 2025, before the plan starts in 2027",
        )],
    ),
    "a fact from after the plan": (
        change('date: "2018-05"', 'date: "2031-05"'),
        [("dates-are-in-order", 'date: →"2031-05"', "2031-05 comes after the plan ends in 2030-12")],
    ),
    "an evaluation before the plan": (
        change('when: "2030"', 'when: "2026"'),
        [("dates-are-in-order", 'when: →"2026"', "2026 comes before the plan starts in 2027-01")],
    ),
    "an action of which only the first step is known": (
        substitute(r' +- step: "Find the money and(?:.*\n)+? +end: "2030-12"\n(?= +lead: "A vocational)'),
        [("actions-end", TRAINEES.replace("id: →", "→id: "), "'shared-trainees' has neither an end nor a date of review")],
    ),
    "an action with an end and a review": (
        change('end: "2030-12"\n        lead: "A vocational', 'end: "2030-12"\n        review: "2029"\n        lead: "A vocational'),
        [("actions-end", 'review: →"2029"', "'shared-trainees' has an end, and a review as if it went on for good")],
    ),
    "a high risk without owner": (
        substitute(r'( +- risk: "No legal form fits."\n(?:.*\n)+?) +owner: .*\n', r"\1"),
        [("high-risks-are-owned", '- →risk: "No legal form fits."', "the risk is high, and nobody owns it")],
    ),
    "an objective that no action serves": (
        change("          - tests-for-small-firms\n", "          - staff-who-can\n"),
        [("objectives-are-served", "- →id: tests-for-small-firms", "no action serves the objective 'tests-for-small-firms'")],
    ),
    "an objective misspelt": (
        change("          - tests-for-small-firms\n", "          - staff-who-can\n          - test-for-small-firms\n"),
        [
            ("objectives-are-served", "- →id: tests-for-small-firms", "no action serves the objective 'tests-for-small-firms'"),
            ("names-refer", "- →test-for-small-firms", "nothing here has the id 'test-for-small-firms': did you mean 'tests-for-small-firms'?"),
        ],
    ),
    "an action without objective": (
        change("        objectives:\n          - regional-suppliers\n", ""),
        [
            ("objectives-are-served", "- →id: regional-suppliers", "no action serves the objective 'regional-suppliers'"),
            ("objectives-are-served", "- →id: chain-accelerator\n        title", "'chain-accelerator' serves no objective"),
        ],
    ),
    "nothing on doing nothing": (
        change("    doing_nothing: true\n", ""),
        [("alternatives-are-told", "  →- way: \"Each cluster", "it is not told what comes of doing nothing")],
    ),
    "another way without a reason": (
        substitute(r'^    reason: "The needs lie.*\n'),
        [("alternatives-are-told", "- →way: \"Each cluster", "it is not told why this plan is better")],
    ),
    "money that may be refused": (
        substitute(r'^        if_refused: "No call.*\n'),
        [(
            "refusal-is-planned", "- →id: circular-demonstrators\n        title",
            "the money of 'circular-demonstrators' may be refused, and nothing says what then",
        )],
    ),
    "a fund that there is not": (
        change("fund: erdf", "fund: erdf-plus"),
        [("funds-fit", "fund: →erdf-plus", "the content has no fund 'erdf-plus': did you mean 'esf-plus'?")],
    ),
    "a source that pays more than its rate": (
        change("rate_percent: 40", "rate_percent: 30"),
        [("funds-fit", "rate_percent: →30", "880000 EUR are more than 30% of 2700000, the cost of 'test-network'")],
    ),
    "adopted without approved money": (
        change("status: draft", "status: adopted"),
        [("adopted-is-paid", "    funding:\n      →- source", "the plan is adopted, and no money is approved")],
    ),
    "no review of the plan": (
        substitute(r"^    reviews:\n(?:      .*\n)+"),
        [("reviews-are-set", "  →monitoring:\n    indicators", "no review of the plan is set")],
    ),
    "no review of the stakeholders": (
        change('    review: "2027-12"\n', ""),
        [("reviews-are-set", "  →stakeholder_engagement:", "no review of the list of stakeholders is set")],
    ),
    "a review before the plan": (
        change('- date: "2028-12"', '- date: "2026-12"'),
        [("reviews-are-set", '- date: →"2026-12"', "the review of 2026-12 comes before the plan starts in 2027-01")],
    ),
    "a review of the stakeholders long before the plan": (
        change('review: "2027-12"', 'review: "1999"'),
        [("reviews-are-set", 'review: →"1999"', "the review of 1999 comes before the plan starts in 2027-01")],
    ),
    "a review of the stakeholders after the plan": (
        change('review: "2027-12"', 'review: "2031"'),
        [("reviews-are-set", 'review: →"2031"', "the review of 2031 comes after the plan ends in 2030-12")],
    ),
}  # fmt: skip


def checked(file: Path, run: Run, data: Path = DATA) -> tuple[int, dict[str, Any]]:
    """Return the status of `roadmap check`, and its JSON, which fits its schema."""
    result = run("roadmap", "check", file, "--data", data, "--format", "json")
    assert result.err == ""
    return result.status, fits("roadmap-check", result.out)


def placed(text: str, place: str) -> tuple[int, int]:
    """Return line and column of an arrow's place in the text that surrounds it."""
    before, _, after = place.partition("→")
    assert text.count(before + after) == 1, (
        f"{before + after!r} stands there {text.count(before + after)} times"
    )
    found = text.index(before + after) + len(before)
    return text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found)


def found(document: dict[str, Any]) -> list[tuple[str, tuple[int, int], str]]:
    return [
        (one["id"], (finding["line"], finding["column"]), finding["message"])
        for one in document["statements"]
        for finding in one["findings"]
    ]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_copy_of_the_demo_fails_where_it_is_broken_and_nowhere_else(
    name: str, tmp_path: Path, run: Run
) -> None:
    edit, findings = BROKEN[name]
    text = edit(DEMO.read_text("utf-8"))
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8", newline="\n")

    status, document = checked(file, run)

    assert status == 1
    assert found(document) == [(one, placed(text, place), message) for one, place, message in findings]
    verdicts = {one["id"]: one["verdict"] for one in document["statements"]}
    fails = {one for one, _, _ in findings}
    assert verdicts == {one.id: "fails" if one.id in fails else "holds" for one in STATEMENTS}


def test_every_statement_is_broken_somewhere() -> None:
    assert {one for _, findings in BROKEN.values() for one, _, _ in findings} == {
        one.id for one in STATEMENTS
    }


INSIDE, NOT_AFTER, NOT_BEFORE, FREE = ("before", "after"), ("after",), ("before",), ()
DATES = {  # every date of a plan, and on which side of the plan it must not lie
    "date": NOT_AFTER,
    "resolution.date": NOT_AFTER,
    "portrait.date": NOT_AFTER,
    "consultation.start": NOT_AFTER,
    "consultation.end": NOT_AFTER,
    "roadmap.resources.commitments.year": FREE,
    **{
        f"{phase}.{field}.date": NOT_AFTER
        for phase in ("priorities", "challenges", "actions", "roadmap")
        for field in ("local_environment", "stakeholder_input")
    },
    "challenges.chosen.evidence.date": NOT_AFTER,
    "roadmap.stakeholder_engagement.stakeholders.signed": NOT_AFTER,
    "roadmap.stakeholder_engagement.review": INSIDE,
    "roadmap.governance.lead.date": NOT_AFTER,
    "roadmap.resources.price_year": NOT_AFTER,
    "roadmap.resources.costs.first_year": INSIDE,
    "roadmap.resources.costs.last_year": INSIDE,
    "roadmap.resources.funding.deadline": NOT_AFTER,
    "roadmap.resources.funding.lines.year": INSIDE,
    "roadmap.actions.specific.steps.start": INSIDE,
    "roadmap.actions.specific.steps.end": INSIDE,
    "roadmap.actions.specific.end": INSIDE,
    "roadmap.actions.specific.review": INSIDE,
    "roadmap.monitoring.indicators.baseline.year": NOT_AFTER,
    "roadmap.monitoring.indicators.target.year": INSIDE,
    "roadmap.monitoring.indicators.milestones.year": INSIDE,
    "roadmap.monitoring.reviews.date": INSIDE,
    "roadmap.monitoring.evaluation.when": NOT_BEFORE,
    "roadmap.monitoring.log.date": FREE,
}


def dates(schema: dict[str, Any], place: str = "") -> list[str]:
    """Return every field of a plan that holds a date or a year, but for the horizon itself."""
    found = []
    for name, one in schema.get("items", schema).get("properties", {}).items():
        here = f"{place}{name}"
        found += dates(one, f"{here}.")
        if one.get("format") == "moment" or one.get("minimum") == 1900:
            found += [here] * (place != "horizon.")
    return found


def test_of_every_date_of_a_plan_it_is_known_where_it_may_lie(tmp_path: Path, run: Run) -> None:
    """Each field is put alone into a plan that has a horizon and nothing else."""
    schema = planfile.schema()
    assert set(dates(schema)) == set(DATES)
    for field, wanted in DATES.items():
        judged = []
        for side, year in (("before", 2020), ("after", 2040), ("inside", 2028)):
            names = field.split(".")
            data: Any = {names[-1]: year if names[-1].endswith("year") else str(year)}
            for depth in range(len(names) - 1, 0, -1):
                part = schema
                for name in names[:depth]:
                    part = part.get("items", part)["properties"][name]
                data = {names[depth - 1]: [data] if part["type"] == "array" else data}
            head = {"plan_version": 1, "territory": "Land", "level": "local"}
            plan = {**head, "horizon": {"start": "2027", "end": "2030"}, **data}
            _, document = checked(plan_file(tmp_path, plan), run)
            judged += [
                side
                for one, _, message in found(document)
                if one in ("dates-are-in-order", "reviews-are-set") and str(year) in message
            ]
        assert tuple(judged) == wanted, field


@pytest.mark.parametrize(
    ("rhythm", "years", "told"),
    [
        ("yearly", {"first_year": 2029, "last_year": 2028}, ["the cost ends in 2028, before it starts in 2029"]),
        ("yearly", {"first_year": 2029, "last_year": 2029}, []),
        ("yearly", {"first_year": 2029}, []),
        ("yearly", {"last_year": 2028}, []),
        ("once", {"first_year": 2029, "last_year": 2028}, []),
    ],
    ids=["turned round", "one year", "no end", "no start", "a single payment"],
)  # fmt: skip
def test_a_yearly_cost_ends_no_year_before_it_starts(
    rhythm: str, years: dict[str, int], told: list[str], tmp_path: Path, run: Run
) -> None:
    cost = {"what": "Office", "amount": 10, "rhythm": rhythm, **years}
    head = {"plan_version": 1, "territory": "Land", "level": "local"}
    plan = {**head, "horizon": {"start": "2027", "end": "2030"}, "roadmap": {"resources": {"costs": [cost]}}}
    file = plan_file(tmp_path, plan)

    _, document = checked(file, run)

    place = placed(file.read_text("utf-8"), '"last_year": →2028') if told else None
    assert [(where, message) for one, where, message in found(document) if one == "dates-are-in-order"] == [
        (place, message) for message in told
    ]


def test_every_statement_has_its_words() -> None:
    for one in STATEMENTS:
        assert re.match(r"[a-z]+(-[a-z]+)*\Z", one.id)
        assert one.text.endswith(".")
        assert one.tip.endswith(".")
        assert one.guidance
    assert len({one.id for one in STATEMENTS}) == len({one.text for one in STATEMENTS}) == len(STATEMENTS)


def test_the_demo_passes_with_nothing_open(run: Run) -> None:
    status, document = checked(DEMO, run)

    assert status == 0
    assert {one["verdict"] for one in document["statements"]} == {"holds"}
    assert document["open"] == []


def test_a_skeleton_fails_nothing_and_has_all_open(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "new.yaml"
    run("roadmap", "new", file, "--data", DATA)

    status, document = checked(file, run)

    assert status == 0
    assert {one["verdict"] for one in document["statements"]} == {"open"}
    schema = planfile.schema()
    filled = {*schema["required"], "status", "content_version"} - {"territory"}
    assert [one["field"] for one in document["open"]] == [one for one in needed(schema) if one not in filled]


def test_a_territory_is_open_until_it_has_a_name_of_its_own(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "plan.yaml"
    run("roadmap", "new", file, "--data", DATA)

    first = checked(file, run)[1]["open"][0]
    document = run("roadmap", "build", file, "--data", DATA).out

    place = placed(file.read_text("utf-8"), 'territory: →"Name of the territory"')
    assert first["field"] == "territory"
    assert [(one["line"], one["column"]) for one in first["places"]] == [place]
    assert "\n- Territory\n" in document.split(" Still open\n")[1]
    assert "Name of the territory" not in document

    file.write_text(file.read_text("utf-8").replace("Name of the territory", "Land"), encoding="utf-8")
    assert checked(file, run)[1]["open"][0]["field"] == "countries"


def needed(schema: dict[str, Any], place: str = "") -> list[str]:
    """Return the outermost fields that a whole plan has."""
    found = []
    for name, one in schema["properties"].items():
        if one["type"] == "object" and "x-written" not in one:
            found += needed(one, f"{place}{name}.")
        elif one.get("x-needed"):
            found.append(place + name)
    return found


def test_what_an_entry_lacks_is_open_once_for_the_list_at_each_place(tmp_path: Path, run: Run) -> None:
    text = substitute(r"^      weight: .*\n", "", 2)(DEMO.read_text("utf-8"))
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8", newline="\n")

    status, document = checked(file, run)

    (one,) = document["open"]
    assert (status, one["field"]) == (0, "priorities.chosen.weight")
    places = [
        placed(text, place)
        for place in ("- →priority: green\n      reason", "- →priority: digital\n      reason")
    ]
    assert [(place["line"], place["column"]) for place in one["places"]] == places
    assert found(document) == []
    assert [one["id"] for one in document["statements"] if one["verdict"] == "open"] == ["weights-add-up"]


@pytest.mark.parametrize(
    ("weights", "wanted"),
    [
        ((60, None), "open"), ((100, None), "open"), ((60, 41, None), "fails"),
        ((None, None), "open"), ((60, 30), "fails"), ((60, 40), "holds"), ((100,), "holds"),
    ],
    ids=str,
)  # fmt: skip
def test_weights_are_judged_once_each_priority_has_one_or_they_exceed_100(
    weights: tuple[int | None, ...], wanted: str, tmp_path: Path, run: Run
) -> None:
    names = ("green", "digital", "resilience")
    chosen = [{"priority": name, "weight": one} for name, one in zip(names, weights, strict=False)]
    plan = {"plan_version": 1, "territory": "Land", "level": "local", "priorities": {"chosen": chosen}}

    _, document = checked(plan_file(tmp_path, plan), run)

    assert document["statements"][0]["id"] == "weights-add-up"
    assert document["statements"][0]["verdict"] == wanted


def test_a_source_may_give_more_than_the_costs_that_are_known_so_far(tmp_path: Path, run: Run) -> None:
    specific = [{"id": "one"}, {"id": "two"}]
    costs = [{"action": "one", "amount": 10}]
    funding = [{"source": "Fund", "amount": 50}]
    plan = {
        "plan_version": 1, "territory": "Land", "level": "local",
        "roadmap": {"resources": {"costs": costs, "funding": funding}, "actions": {"specific": specific}},
    }  # fmt: skip

    def messages() -> list[str]:
        document = checked(plan_file(tmp_path, plan), run)[1]
        return [message for one, _, message in found(document) if one == "sums-agree"]

    assert messages() == []
    costs.append({"action": "two", "amount": 39})
    assert messages() == ["the sources give 50 EUR, and the plan costs 49"]


def test_a_mark_for_want_of_money_goes_with_sources_that_pay_a_part(tmp_path: Path, run: Run) -> None:
    lines = [{"action": "one", "amount": 10}]
    resources = {
        "costs": [{"action": "one", "amount": 10}, {"action": "one", "amount": 5, "currency": "CHF"}],
        "funding": [{"source": "Fund", "lines": lines}, {"source": "Swiss fund", "currency": "CHF"}],
        "unfunded": [{"action": "one", "plan": "Ask again."}],
    }
    plan = {
        "plan_version": 1, "territory": "Land", "level": "local",
        "roadmap": {"resources": resources, "actions": {"specific": [{"id": "one"}]}},
    }  # fmt: skip

    def messages() -> list[str]:
        document = checked(plan_file(tmp_path, plan), run)[1]
        return [message for one, _, message in found(document) if one == "money-is-planned"]

    assert messages() == []
    resources["funding"][1]["lines"] = [{"action": "one", "amount": 5}]
    assert messages() == ["'one' is marked as unfunded, and its sources pay the whole cost"]


def test_open_fields_are_in_the_order_of_the_form_whichever_entry_lacks_them(
    tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "plan.yaml"
    head = "plan_version: 1\nterritory: Land\nlevel: local\npriorities:\n  chosen:\n"
    entries = "    - priority: green\n      reason: x\n    - priority: digital\n      weight: 1\n"
    file.write_text(head + entries, encoding="utf-8")

    fields = [one["field"] for one in checked(file, run)[1]["open"]]

    assert [one for one in fields if "chosen." in one] == [
        "priorities.chosen.reason",
        "priorities.chosen.weight",
    ]


def test_a_broken_copy_as_people_read_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = BROKEN["an example misspelt"][0](DEMO.read_text("utf-8"))
    Path("plan.yaml").write_text(text, encoding="utf-8", newline="\n")

    result = run("roadmap", "check", "plan.yaml", "--data", DATA)

    assert (result.status, result.err) == (1, "")
    golden(PLANS / "example-misspelt.check.txt", result.out)


def test_an_example_of_which_only_the_name_is_known_is_a_warning_that_stops_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = change("example: fiss-finland", "example: go-international-slovenia")(DEMO.read_text("utf-8"))
    Path("plan.yaml").write_text(text, encoding="utf-8", newline="\n")

    result = run("roadmap", "check", "plan.yaml", "--data", DATA)
    status, document = checked(Path("plan.yaml"), run)
    built = run("roadmap", "build", "plan.yaml", "--data", DATA)

    assert (result.status, result.err) == (0, "")
    golden(PLANS / "example-named-only.check.txt", result.out)
    assert run("roadmap", "check", "plan.yaml", "--data", DATA, "--strict") == (1, result.out, "")
    assert (status, found(document)) == (0, [])
    assert {one["verdict"] for one in document["statements"]} == {"holds"}
    (warning,) = [warning for one in document["statements"] for warning in one["warnings"]]
    assert (warning["line"], warning["column"]) == placed(text, "example: →go-international-slovenia")
    told = "1 warning on the plan; 'toolkit roadmap check plan.yaml' says where\n"
    assert (built.status, built.err) == (0, told)
    assert "only the name of" not in built.out


def test_strict_finds_nothing_in_a_plan_without_warnings(run: Run) -> None:
    assert run("roadmap", "check", DEMO, "--data", DATA, "--strict").status == 0


def test_a_statement_may_fail_and_have_a_warning(tmp_path: Path, run: Run) -> None:
    text = change("example: fiss-finland", "example: go-international-slovenia")(DEMO.read_text("utf-8"))
    text = BROKEN["an unknown recommendation"][0](text)
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8", newline="\n")

    status, document = checked(file, run)

    assert status == 1
    assert [message for _, _, message in found(document)] == ["the content has no recommendation 'X99'"]
    assert [len(one["warnings"]) for one in document["statements"] if one["verdict"] == "fails"] == [1]


def test_a_small_plan_as_people_read_it(small: Path, run: Run, golden: Callable[[Path, str], None]) -> None:
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())

    result = run("roadmap", "check", "plan.yaml")

    assert (result.status, result.err) == (1, "")
    golden(PLANS / "small.check.txt", result.out)


def test_a_small_plan_on_a_terminal(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    """No line is wider than the terminal but for one address, and not a word is lost or broken."""
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())
    whole = run("roadmap", "check", "plan.yaml").out
    monkeypatch.setattr(output, "on_terminal", lambda: True)

    shown = run("roadmap", "check", "plan.yaml").out

    golden(PLANS / "small.check-80.txt", shown)
    assert shown.split() == whole.split()
    wide = [line.strip() for line in shown.splitlines() if len(line) > 80]
    assert wide == [
        "http://s3platform.jrc.ec.europa.eu/interactive-ris3-guide/-/wiki/Main/PART+III",
    ]


# What the content changed since


@pytest.fixture
def accepted(small: Path, run: Run) -> Path:
    """Return a small plan that has accepted the small content."""
    file = small.parent / "plan.yaml"
    text = (PLANS / "small.yaml").read_text("utf-8").replace("weight: 30", "weight: 40")
    file.write_text(text, encoding="utf-8", newline="\n")
    run("roadmap", "accept", file)
    assert run("roadmap", "check", file).status == 0
    return file


def findings(file: Path, data: Path, run: Run) -> list[str]:
    return [message for one, _, message in found(checked(file, run, data)[1]) if one == "content-stands"]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("summary: Bring the", "summary: Bring all", ["the summary of 'meet-partners' changed since it was chosen"] * 2),
        ("title: Bring partners", "title: Get partners", [
            "the title of 'meet-partners' was \"Bring partners together\" and is now \"Get partners together\"",
        ] * 2),
        ("priority: digital\n    challenge: innovation", "priority: digital\n    challenge: value-chains", [
            "the cells of 'meet-partners' changed since it was chosen",
            "the action 'meet-partners' does not stand in digital / innovation / networking; it stands in "
            "green / innovation / networking; digital / value-chains / networking",
            "the cells of 'meet-partners' changed since it was chosen",
        ]),
        ("why: Meeting helps there too.", "why: It helps.", []),
    ],
    ids=["summary", "title", "cells", "nothing that a plan rests on"],
)  # fmt: skip
def test_what_changed_in_the_content_is_told_until_it_is_accepted(
    old: str, new: str, wanted: list[str], accepted: Path, small: Path, run: Run
) -> None:
    file = small / "actions" / "meet-partners.yaml"
    file.write_text(change(old, new)(file.read_text("utf-8")), encoding="utf-8", newline="\n")

    assert findings(accepted, small, run) == wanted
    run("roadmap", "accept", accepted)
    assert findings(accepted, small, run) == [one for one in wanted if "does not stand" in one]


def test_the_parts_of_a_version_are_compared_as_numbers(accepted: Path, small: Path, run: Run) -> None:
    text = accepted.read_text("utf-8")
    for given, wanted in (("2026.1.0", []), ("2026.1.1", ["2026.1.1"]), ("2025.12.30", [])):
        changed = change('content_version: "2026.01.0"', f'content_version: "{given}"')(text)
        accepted.write_text(changed, encoding="utf-8", newline="\n")
        assert findings(accepted, small, run) == [
            f"the plan draws on content version {one}, and the content here is older: 2026.01.0"
            for one in wanted
        ]


def test_guidance_that_came_since_is_told(accepted: Path, small: Path, run: Run) -> None:
    file = small / "actions" / "meet-partners.yaml"
    with file.open("a", encoding="utf-8") as stream:
        stream.write(GUIDANCE)
    (small / "developments.yaml").write_text(DEVELOPMENTS, encoding="utf-8")

    assert (
        findings(accepted, small, run) == ["the guidance of 'meet-partners' changed since it was chosen"] * 2
    )


def test_a_retired_action_is_told_with_what_replaces_it(accepted: Path, small: Path, run: Run) -> None:
    (small / "actions" / "meet-partners.yaml").unlink()
    with (small / "retired.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            "  - id: meet-partners\n    why: It was split.\n    retired: \"2026-02-01\"\n"
            "    replaced_by: [watch-markets]\n"
        )  # fmt: skip
    for name in ("recommendations.yaml", "examples/austrian-network.yaml"):
        file = small / name
        text = file.read_text("utf-8").replace("meet-partners", "watch-markets")
        file.write_text(text, encoding="utf-8", newline="\n")

    status, document = checked(accepted, run, small)

    wanted = (
        "the action 'meet-partners' was retired on 2026-02-01 (It was split); 'watch-markets' replaces it"
    )
    text = accepted.read_text("utf-8")
    assert status == 1
    assert [one[2] for one in found(document)] == [wanted] * 2
    assert [one[1] for one in found(document)] == [
        placed(text, place)
        for place in ("- id: meeting\n      action: →meet", "- id: digital-meeting\n      action: →meet")
    ]


def test_a_retired_recommendation_is_told_with_what_replaces_it(
    accepted: Path, small: Path, run: Run
) -> None:
    with (small / "retired.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            '  - id: g9\n    why: It was split.\n    retired: "2026-02-01"\n    replaced_by: [G1, G2]\n'
        )
    text = change("      way:\n", "      recommendations: [G9]\n")(accepted.read_text("utf-8"))
    accepted.write_text(text, encoding="utf-8", newline="\n")

    assert found(checked(accepted, run, small)[1]) == [(
        "entries-exist", placed(text, "recommendations: [→G9]"),
        "the recommendation 'G9' was retired on 2026-02-01 (It was split); 'G1' and 'G2' replace it",
    )]  # fmt: skip


def test_findings_stand_in_the_order_of_the_file(tmp_path: Path, run: Run) -> None:
    text = DEMO.read_text("utf-8")
    for old, new in (
        ("high: 280000", "high: 230000"),
        (f"cost: {COST}", f"cost: {COST + 1}"),
        ("amount: 700000\n        lines:\n          - action: short", "amount: 700001\n        lines:\n          - action: short"),
        ("action: test-network\n            year: 2027\n            amount: 120000", "action: test-network\n            year: 2027\n            amount: 120001"),
    ):  # fmt: skip
        text = change(old, new)(text)
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8", newline="\n")

    places = [place for one, place, _ in found(checked(file, run)[1]) if one == "sums-agree"]

    assert len(places) > 4
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("kind", "target", "milestone", "wanted"),
    [
        ("result", 5, None, ["the target is the same as the baseline, 5"]),
        ("context", 5, None, []),
        ("result", 0, 3, []),
        ("context", 0, 6, ["the milestone of 6 does not lie between 5 and 0"]),
    ],
)
def test_values_of_an_indicator_lead_from_its_baseline_to_its_target(
    kind: str, target: int, milestone: int | None, wanted: list[str], tmp_path: Path, run: Run
) -> None:
    indicator = {
        "kind": kind, "baseline": {"value": 5}, "target": {"value": target},
        "milestones": [{"value": milestone}],
    }  # fmt: skip
    plan = {
        "plan_version": 1, "territory": "Land", "level": "local",
        "roadmap": {"monitoring": {"indicators": [indicator]}},
    }  # fmt: skip

    _, document = checked(plan_file(tmp_path, plan), run)

    assert [
        message for _, _, message in found(document) if " between " in message or "same" in message
    ] == wanted

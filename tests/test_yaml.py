"""Two parsers, one verdict: whatever YAML has, libyaml and the parser in pure Python lead to the same.

The corpus goes through the constructs of YAML's specification, chapter by chapter. What reads differently
under YAML 1.1 and 1.2, or to one of the two parsers, is refused at a place; all else has one meaning.
"""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles import reader
from clustertoolkit.yamlfiles.paths import Way
from clustertoolkit.yamlfiles.reader import Document
from conftest import MORE, CParser
from inputs import PIECES, documents

ONE_PARSER = "PyYAML was built without libyaml"


class Refused(tuple[str, ...]):
    """The places and codes of the problems for which a text is refused."""


def refused(*problems: str) -> Refused:
    return Refused(problems)


CORPUS: dict[str, list[tuple[str, Any]]] = {
    "block mappings": [
        ("a: 1\nb: two\n", {'a': 1, 'b': 'two'}),
        ("a:\n  b:\n    c: d\n", {'a': {'b': {'c': 'd'}}}),
        ("a:\n b: 1\n c: 2\n", {'a': {'b': 1, 'c': 2}}),
        ("a:\n    b: 1\nc: 2\n", {'a': {'b': 1}, 'c': 2}),
        ("a : b\n", {'a': 'b'}),
        ("a:  b\n", {'a': 'b'}),
        ("a:\n\n  b\n", {'a': 'b'}),
        ("a: b\n c: d\n", refused("2:3 yaml-syntax")),
        ("a:\n  b: 1\n c: 2\n", refused("3:2 yaml-syntax")),
        (" a: 1\nb: 2\n", refused("2:1 yaml-syntax")),
        ("a: 1\n b: 2\n", refused("2:3 yaml-syntax")),
        ("a: b: c\n", refused("1:5 yaml-syntax")),
        ("a:b\n", 'a:b'),
        ("a:b: c\n", {'a:b': 'c'}),
        ("a\n", 'a'),
        ("a: 1\nb\n", refused("2:1 yaml-syntax")),
    ],
    "block lists": [
        ("- a\n- b\n", ['a', 'b']),
        ("a:\n- b\n- c\n", {'a': ['b', 'c']}),
        ("a:\n  - b\n  - c\n", {'a': ['b', 'c']}),
        ("- - a\n  - b\n- - c\n", [['a', 'b'], ['c']]),
        ("- a: 1\n  b: 2\n-   c: 3\n    d: 4\n", [{'a': 1, 'b': 2}, {'c': 3, 'd': 4}]),
        ("-\n  a\n-\n  - b\n", ['a', ['b']]),
        ("- \n- a\n", [None, 'a']),
        ("-a\n", '-a'),
        ("- a\n - b\n", ['a - b']),
        ("- a\nb: c\n", refused("2:1 yaml-syntax")),
        ("a: - b\n", refused("1:4 yaml-syntax")),
        ("- a: b\n c: d\n", refused("2:2 yaml-syntax")),
        ("- - - a\n", [[['a']]]),
    ],
    "explicit keys": [
        ("? a\n: b\n", {'a': 'b'}),
        ("? a\n", {'a': None}),
        ("? a\n? b\n: c\n", {'a': None, 'b': 'c'}),
        ("? a\n: - b\n  - c\n", {'a': ['b', 'c']}),
        ("? |\n  a\n: b\n", {'a\n': 'b'}),
        ("? [a]\n: b\n", refused("1:3 unsafe-yaml")),
        ("? {a: b}\n: c\n", refused("1:3 unsafe-yaml")),
        ("? - a\n: b\n", refused("1:3 unsafe-yaml")),
        ("?\n: b\n", refused("1:2 unsafe-yaml")),
        ("a: ? b\n", refused("1:4 yaml-syntax")),
        ("{? a : b}\n", {'a': 'b'}),
        ("[? a : b]\n", [{'a': 'b'}]),
        ("[{a: b}: c]\n", refused("1:2 unsafe-yaml")),
        ("{[a]: b}\n", refused("1:2 unsafe-yaml")),
    ],
    "empty values": [
        ("a:\n", {'a': None}),
        ("a:\nb:\n", {'a': None, 'b': None}),
        ("- a:\n- b:\n", [{'a': None}, {'b': None}]),
        ("a: ~\nb: null\nc: Null\nd: NULL\n", {'a': None, 'b': None, 'c': None, 'd': None}),
        ("{a: , b: }\n", {'a': None, 'b': None}),
        ("{a, b}\n", {'a': None, 'b': None}),
        ("[a, ]\n", ['a']),
        ("[, a]\n", refused("1:2 yaml-syntax")),
        ("[a,, b]\n", refused("1:4 yaml-syntax")),
        ("{}\n", {}),
        ("[]\n", []),
        ("{ }\n", {}),
        ("a: ''\nb: \"\"\n", {'a': '', 'b': ''}),
        (": a\n", refused("1:1 yaml-syntax")),
        ("a: # nothing\nb: 1\n", {'a': None, 'b': 1}),
    ],
    "plain scalars": [
        ("a: b c  d\n", {'a': 'b c  d'}),
        ("a: b\n  c\n", {'a': 'b c'}),
        ("a: b\n\n  c\n", {'a': 'b\nc'}),
        ("a: b\n  c: d\n", refused("2:4 yaml-syntax")),
        ("a: b #c\n", {'a': 'b'}),
        ("a: b#c\n", {'a': 'b#c'}),
        ("a: 'b' #c\n", {'a': 'b'}),
        ("a: #c\n", {'a': None}),
        ("a: b:c\n", {'a': 'b:c'}),
        ("a: b :c\n", {'a': 'b :c'}),
        ("a: ::\n", refused("1:5 yaml-syntax")),
        ("a: b: \n", refused("1:5 yaml-syntax")),
        ("a: -b\n", {'a': '-b'}),
        ("a: ?b\n", {'a': '?b'}),
        ("a: :b\n", {'a': ':b'}),
        ("a: - b\n", refused("1:4 yaml-syntax")),
        ("a: @b\n", refused("1:4 yaml-syntax")),
        ("a: `b\n", refused("1:4 yaml-syntax")),
        ("a: %b\n", refused("1:4 yaml-syntax")),
        ("a: b%\n", {'a': 'b%'}),
        ("a: !b\n", refused("1:4 unsafe-yaml")),
        ("a: &b\n", refused("1:4 unsafe-yaml")),
        ("a: *b\n", refused("1:4 unsafe-yaml")),
        ("a: |b\n", refused("1:5 yaml-syntax")),
        ("a: >b\n", refused("1:5 yaml-syntax")),
        ("a: ]\n", refused("1:4 yaml-syntax")),
        ("a: }\n", refused("1:4 yaml-syntax")),
        ("a: ,\n", refused("1:4 yaml-syntax")),
        ("a: b, c\n", {'a': 'b, c'}),
        ("a: [b\n", refused("1:4 yaml-syntax")),
        ("a: b]\n", {'a': 'b]'}),
        ("a: {b\n", refused("1:4 yaml-syntax")),
        ("a: b}\n", {'a': 'b}'}),
        ("a: --- b\n", {'a': '--- b'}),
        ("a: ...\n", {'a': '...'}),
        ("-1: a\n", refused("1:1 unsafe-yaml")),
        ("a: x\\ny\n", {'a': 'x\\ny'}),
        ("a: it's\n", {'a': "it's"}),
        ("a: say \"so\"\n", {'a': 'say "so"'}),
        ("- -\n", [[None]]),
        ("--\n", '--'),
    ],
    "plain scalars in brackets": [
        ("[a b, c]\n", ['a b', 'c']),
        ("[a#b]\n", ['a#b']),
        ("[a #b]\n", refused("1:1 yaml-syntax")),
        ("[a, b # c\n]\n", ['a', 'b']),
        ("[?x]\n", refused("1:3 ambiguous-scalar")),
        ("{?x: 1}\n", refused("1:3 ambiguous-scalar")),
        ("[?\"x\"]\n", refused("1:3 ambiguous-scalar")),
        ("[? x]\n", [{'x': None}]),
        ("[x?]\n", refused("1:1 yaml-syntax")),
        ("[:x]\n", refused("1:2 yaml-syntax")),
        ("[x:]\n", [{'x': None}]),
        ("[a:b]\n", refused("1:2 ambiguous-scalar")),
        ("{a:b}\n", refused("1:2 ambiguous-scalar")),
        ("{a:b: c}\n", refused("1:2 ambiguous-scalar")),
        ("{a:1}\n", refused("1:2 ambiguous-scalar")),
        ("{a: b:c}\n", refused("1:5 ambiguous-scalar")),
        ("[https://example.org]\n", refused("1:2 ambiguous-scalar")),
        ("[\"https://example.org\"]\n", ['https://example.org']),
        ("[-x]\n", refused("1:2 ambiguous-scalar")),
        ("[-]\n", refused("1:2 ambiguous-scalar")),
        ("[-1, -2.5]\n", [-1, -2.5]),
        ("[- a]\n", refused("1:2 yaml-syntax")),
        ("{-a: b}\n", refused("1:2 ambiguous-scalar")),
        ("[a\n b]\n", ['a b']),
        ("{\"a\":b}\n", {'a': 'b'}),
        ("{'a':1}\n", {'a': 1}),
        ("[\"a\":b]\n", [{'a': 'b'}]),
        ("{a: [b, {c: d}]}\n", {'a': ['b', {'c': 'd'}]}),
        ("[a: b, c]\n", [{'a': 'b'}, 'c']),
        ("[a]: b\n", refused("1:1 unsafe-yaml")),
        ("[!a]\n", refused("1:2 unsafe-yaml", "1:1 yaml-syntax")),
        ("[&a b]\n", refused("1:2 unsafe-yaml")),
        ("[*a]\n", refused("1:2 unsafe-yaml")),
        ("[@a]\n", refused("1:2 yaml-syntax")),
        ("[%a]\n", refused("1:2 yaml-syntax")),
        ("[|\n a\n]\n", refused("1:2 yaml-syntax")),
        ("[NO]\n", refused("1:2 ambiguous-scalar")),
        ("{on: a}\n", refused("1:2 ambiguous-scalar")),
        ("{1: a}\n", refused("1:2 unsafe-yaml")),
        ("[12:30]\n", refused("1:2 ambiguous-scalar")),
    ],
    "brackets over lines": [
        ("a: [b,\n  c]\n", {'a': ['b', 'c']}),
        ("a: [\n  b,\n  c,\n]\n", {'a': ['b', 'c']}),
        ("a: {\n  b: 1,\n  c: 2\n}\n", {'a': {'b': 1, 'c': 2}}),
        ("a: [b\n", refused("1:4 yaml-syntax")),
        ("a: {b: c\n", refused("1:4 yaml-syntax")),
        ("a: [b}\n", refused("1:4 yaml-syntax")),
        ("a: {b]\n", refused("1:4 yaml-syntax")),
        ("a: [b] c\n", refused("1:8 yaml-syntax")),
        ("a: [b], c\n", refused("1:7 yaml-syntax")),
        ("a: [b\nc: d]\n", refused("1:4 yaml-syntax")),
        ("[a]\n[b]\n", refused("2:1 yaml-syntax")),
        ("a: [b, c\nd: e\n", refused("1:4 yaml-syntax")),
    ],
    "single quotes": [
        ("a: 'b'\n", {'a': 'b'}),
        ("a: 'it''s'\n", {'a': "it's"}),
        ("a: 'b\\n'\n", {'a': 'b\\n'}),
        ("a: 'b: c # d'\n", {'a': 'b: c # d'}),
        ("a: 'b\n  c'\n", {'a': 'b c'}),
        ("a: 'b\n\n  c'\n", {'a': 'b\nc'}),
        ("a: 'b\nc'\n", {'a': 'b c'}),
        ("'a': b\n", {'a': 'b'}),
        ("'a' : b\n", {'a': 'b'}),
        ("'a'b: c\n", refused("1:4 yaml-syntax")),
        ("a: 'b' c\n", refused("1:8 yaml-syntax")),
        ("a: 'b\n", refused("1:4 yaml-syntax")),
        ("a: 'b'c\n", refused("1:7 yaml-syntax")),
        ("- 'a'\n- 'b'\n", ['a', 'b']),
    ],
    "double quotes": [
        ("a: \"b\"\n", {'a': 'b'}),
        ("a: \"b\\nc\\t\\\\\\\"\\/\\e\"\n", refused("1:4 unsafe-character")),
        ("a: \"\\x41\\u00e9\\U0001f600\"\n", {'a': 'Aé😀'}),
        ("a: \"\\xZZ\"\n", refused("1:4 yaml-syntax")),
        ("a: \"\\q\"\n", refused("1:4 yaml-syntax")),
        ("a: \"b\\\n  c\"\n", {'a': 'bc'}),
        ("a: \"b\n  c\"\n", {'a': 'b c'}),
        ("a: \"b\n\n  c\"\n", {'a': 'b\nc'}),
        ("a: \"\\u200b\"\n", refused("1:4 unsafe-character")),
        ("a: \"\\ud800\"\n", refused("1:4 unsafe-character")),
        ("a: \"\\N\\_\\L\\P\"\n", refused("1:4 unsafe-character")),
        ("a: \"\\0\"\n", refused("1:4 unsafe-character")),
        ("a: \"b\n", refused("1:4 yaml-syntax")),
        ("a: \"b\" c\n", refused("1:8 yaml-syntax")),
        ("\"a\\nb\": c\n", {'a\nb': 'c'}),
        ("\"a\": 1\n\"a\": 2\n", refused("2:1 duplicate-key")),
        ("a: \"b: [c\"\n", {'a': 'b: [c'}),
    ],
    "block texts": [
        ("a: |\n  b\n  c\n", {'a': 'b\nc\n'}),
        ("a: >\n  b\n  c\n", {'a': 'b c\n'}),
        ("a: |-\n  b\n", {'a': 'b'}),
        ("a: |+\n  b\n\n", {'a': 'b\n\n'}),
        ("a: |2\n   b\n", {'a': ' b\n'}),
        ("a: |1-\n  b\n", {'a': ' b'}),
        ("a: |-1\n  b\n", {'a': ' b'}),
        ("a: >\n  b\n\n  c\n   d\n  e\n", {'a': 'b\nc\n d\ne\n'}),
        ("a: |\n\n  b\n", {'a': '\nb\n'}),
        ("a: |\n  b\n c\n", refused("3:2 yaml-syntax")),
        ("a: |\nb: c\n", {'a': '', 'b': 'c'}),
        ("a: |\n", {'a': ''}),
        ("a: | # c\n  b\n", {'a': 'b\n'}),
        ("a: |#c\n  b\n", refused("1:5 yaml-syntax")),
        ("a: >-#c\n  b\n", refused("1:6 yaml-syntax")),
        ("a: |0\n  b\n", refused("1:5 yaml-syntax")),
        ("a: |10\n  b\n", refused("1:6 yaml-syntax")),
        ("a: |x\n  b\n", refused("1:5 yaml-syntax")),
        ("a: |\n  # no comment\n  b\n", {'a': '# no comment\nb\n'}),
        ("a: |\n   b\n  c\n", refused("3:3 yaml-syntax")),
        ("- |\n a\n- >\n b\n", ['a\n', 'b\n']),
        ("|\n a\n", 'a\n'),
        ("a: |\n  b: c\n  - d\n", {'a': 'b: c\n- d\n'}),
        ("a: |+\n\nb: c\n", {'a': '\n', 'b': 'c'}),
        ("a: >2-\n    b\n", {'a': '  b'}),
    ],
    "comments": [
        ("# a\nb: c\n", {'b': 'c'}),
        ("a: b # c\n# d\n", {'a': 'b'}),
        ("a: # b\n  c\n", {'a': 'c'}),
        ("a:\n  # b\n  c: d\n # e\n", {'a': {'c': 'd'}}),
        ("a: 'b'# c\n", {'a': 'b'}),
        ("[a]# b\n", ['a']),
        ("a: b\n# c", {'a': 'b'}),
        ("#\n", refused("1:1 empty-file")),
        ("- # a\n  b\n", ['b']),
        ("a: [b, # c\n  d] # e\n", {'a': ['b', 'd']}),
        ("a:# b\n", 'a:# b'),
        ("a: |\n  b\n# c\nd: e\n", {'a': 'b\n', 'd': 'e'}),
        ("- a # b\n- c\n", ['a', 'c']),
    ],
    "indentation": [
        ("a:\n  - b\n    - c\n", {'a': ['b - c']}),
        ("a:\n    - b\n  - c\n", refused("3:3 yaml-syntax")),
        ("a:\n  b: c\n   d: e\n", refused("3:5 yaml-syntax")),
        ("a:\n   b: c\n  d: e\n", refused("3:3 yaml-syntax")),
        ("  a: b\n", {'a': 'b'}),
        ("a:\n\n\n  b: c\n", {'a': {'b': 'c'}}),
        ("a:\n- b: c\n  d: e\n", {'a': [{'b': 'c', 'd': 'e'}]}),
        ("a:\n- b:\n  - c\n", {'a': [{'b': ['c']}]}),
        ("a:\nb: c\n", {'a': None, 'b': 'c'}),
        ("a:\n\tb: c\n", refused("2:1 yaml-syntax")),
        ("a:\tb\n", refused("1:3 yaml-syntax")),
        ("a: b\t\n", refused("1:5 yaml-syntax")),
        ("\ta: b\n", refused("1:1 yaml-syntax")),
        ("- \ta\n", refused("1:3 yaml-syntax")),
        ("a: |\n  b\tc\n", refused("2:4 yaml-syntax")),
    ],
    "document marks": [
        ("---\na: b\n", {'a': 'b'}),
        ("---\na: b\n...\n", {'a': 'b'}),
        ("--- a\n", 'a'),
        ("--- a: b\n", refused("1:6 yaml-syntax")),
        ("---\n---\na: b\n", refused("2:1 unsafe-yaml")),
        ("a: b\n---\nc: d\n", refused("2:1 unsafe-yaml")),
        ("a: b\n...\nc: d\n", refused("3:1 yaml-syntax")),
        ("a: b\n...\n...\n", {'a': 'b'}),
        ("a: b\n... # c\n", {'a': 'b'}),
        ("---a: b\n", {'---a': 'b'}),
        ("...\na: b\n", refused("1:1 yaml-syntax")),
        ("a: |\n  ---\n  b\n", {'a': '---\nb\n'}),
        ("a: 'b\n---\n  c'\n", refused("1:4 yaml-syntax")),
        ("---\n", refused("1:1 empty-file")),
        ("--- # a\nb: c\n", {'b': 'c'}),
        ("--- |\n a\n", 'a\n'),
        ("--- [a]\n", ['a']),
        ("--- 'a'\n", 'a'),
        (" ---\na: b\n", refused("2:2 yaml-syntax")),
    ],
    "directives": [
        ("%YAML 1.2\n---\na: b\n", refused("1:1 unsafe-yaml")),
        ("%YAML 1.1\n---\na: b\n", refused("1:1 unsafe-yaml")),
        ("%YAML 3.0\n---\na: b\n", refused("1:1 unsafe-yaml")),
        ("%TAG ! tag:example.org,2000:\n---\na: b\n", refused("1:1 unsafe-yaml")),
        ("%OTHER x y\n---\na: b\n", refused("1:1 unsafe-yaml")),
        ("# c\n\n%YAML 1.2\n---\na: b\n", refused("3:1 unsafe-yaml")),
        ("%\n", refused("1:1 unsafe-yaml")),
        ("%YAML 1.2\n", refused("1:1 unsafe-yaml")),
        ("%x: y\n", refused("1:1 unsafe-yaml")),
        (" %x: y\n", refused("1:2 yaml-syntax")),
        ("a: b\n%YAML 1.2\n---\nc: d\n", refused("2:1 unsafe-yaml")),
        ("a: b\n...\n%YAML 1.2\n---\nc: d\n", refused("3:1 unsafe-yaml")),
        ("%YAML 1.2\n%YAML 1.2\n---\na: b\n", refused("1:1 unsafe-yaml")),
    ],
    "tags, anchors, aliases": [
        ("a: !!str 1\n", refused("1:4 unsafe-yaml")),
        ("a: ! b\n", refused("1:4 unsafe-yaml")),
        ("a: !local b\n", refused("1:4 unsafe-yaml")),
        ("a: !<tag:yaml.org,2002:str> b\n", refused("1:4 unsafe-yaml")),
        ("a: !!map {b: c}\n", refused("1:4 unsafe-yaml")),
        ("!!map\na: b\n", refused("1:1 unsafe-yaml")),
        ("a: &x b\n", refused("1:4 unsafe-yaml")),
        ("a: *x\n", refused("1:4 unsafe-yaml")),
        ("a: &x b\nc: *x\n", refused("1:4 unsafe-yaml", "2:4 unsafe-yaml")),
        ("&x a: b\n", refused("1:1 unsafe-yaml")),
        ("*x : b\n", refused("1:1 unsafe-yaml")),
        ("a: &x\n  b: c\n", refused("1:4 unsafe-yaml")),
        ("a: &\n", refused("1:5 yaml-syntax")),
        ("a: *\n", refused("1:5 yaml-syntax")),
        ("a: !\n", refused("1:4 unsafe-yaml")),
        ("<<: {a: b}\n", refused("1:1 unsafe-yaml")),
        ("'<<': {a: b}\n", {'<<': {'a': 'b'}}),
        ("a: &x [*x]\n", refused("1:4 unsafe-yaml", "1:8 unsafe-yaml")),
        ("[!!str a, &y b]\n", refused("1:2 unsafe-yaml", "1:11 unsafe-yaml")),
    ],
    "numbers, words, dates": [
        ("a: 0\nb: -1\nc: 1.5\nd: -0.5\n", {'a': 0, 'b': -1, 'c': 1.5, 'd': -0.5}),
        ("a: 007\n", refused("1:4 ambiguous-scalar")),
        ("a: 0x1F\n", refused("1:4 ambiguous-scalar")),
        ("a: 0o17\n", refused("1:4 ambiguous-scalar")),
        ("a: 1_000\n", refused("1:4 ambiguous-scalar")),
        ("a: 1e3\n", refused("1:4 ambiguous-scalar")),
        ("a: 1.5e+3\n", refused("1:4 ambiguous-scalar")),
        ("a: .5\n", refused("1:4 ambiguous-scalar")),
        ("a: 5.\n", refused("1:4 ambiguous-scalar")),
        ("a: +1\n", refused("1:4 ambiguous-scalar")),
        ("a: -0\n", refused("1:4 ambiguous-scalar")),
        ("a: 1.000\n", refused("1:4 ambiguous-scalar")),
        ("a: .inf\n", refused("1:4 ambiguous-scalar")),
        ("a: -.INF\n", refused("1:4 ambiguous-scalar")),
        ("a: .nan\n", refused("1:4 ambiguous-scalar")),
        ("a: 12:30\n", refused("1:4 ambiguous-scalar")),
        ("a: 1:2:3.4\n", refused("1:4 ambiguous-scalar")),
        ("a: yes\n", refused("1:4 ambiguous-scalar")),
        ("a: No\n", refused("1:4 ambiguous-scalar")),
        ("a: ON\n", refused("1:4 ambiguous-scalar")),
        ("a: y\n", refused("1:4 ambiguous-scalar")),
        ("a: True\nb: FALSE\n", {'a': True, 'b': False}),
        ("a: tRUE\n", {'a': 'tRUE'}),
        ("a: 2026-11-30\n", refused("1:4 ambiguous-scalar")),
        ("a: 2026-11-30T10:00:00Z\n", refused("1:4 ambiguous-scalar")),
        ("a: 2026-11\n", {'a': '2026-11'}),
        ("a: =\n", refused("1:4 ambiguous-scalar")),
        ("a: 1234567890123456\n", refused("1:4 ambiguous-scalar")),
        ("a: 0.1234567890123456\n", refused("1:4 ambiguous-scalar")),
        ("no: a\n", refused("1:1 ambiguous-scalar")),
        ("~: a\n", refused("1:1 unsafe-yaml")),
        ("1.5: a\n", refused("1:1 unsafe-yaml")),
        ("true: a\n", refused("1:1 unsafe-yaml")),
    ],
    "line ends and marks of order": [
        ("a: 1\r\nb: 2\r\n", {'a': 1, 'b': 2}),
        ("a: |\r\n  b\r\n  c\r\n", {'a': 'b\nc\n'}),
        ("a: 'b\r\n  c'\r\n", {'a': 'b c'}),
        ("a: 1\rb: 2\n", refused("1:5 unsafe-character")),
        ("\ufeffa: 1\n", {'a': 1}),
        ("a: \ufeffb\n", refused("1:4 unsafe-character")),
        ("a: 1\n\ufeffb: 2\n", refused("2:1 unsafe-character")),
        ("a: 1", {'a': 1}),
        ("\n\n\na: 1\n", {'a': 1}),
        ("a: \u2028b\n", refused("1:4 unsafe-character")),
        ("a: \u0085b\n", refused("1:4 unsafe-character")),
        ("a: b\u0000\n", refused("1:5 unsafe-character")),
        ("\r\n", refused("1:1 empty-file")),
        ("   \n  \n", refused("1:1 empty-file")),
    ],
    "keys": [
        ("a: 1\na: 2\n", refused("2:1 duplicate-key")),
        ("a: 1\n'a': 2\n", refused("2:1 duplicate-key")),
        ("{a: 1, a: 2}\n", refused("1:8 duplicate-key")),
        ("a b: c\n", {'a b': 'c'}),
        ("a-b.c/d: e\n", {'a-b.c/d': 'e'}),
        ("a#b: c\n", {'a#b': 'c'}),
        ("a : b : c\n", refused("1:7 yaml-syntax")),
        ("'a: b': c\n", {'a: b': 'c'}),
        ("? 'a'\n: 1\na: 2\n", refused("3:1 duplicate-key")),
        ("\"\": a\n", {'': 'a'}),
        ("\u00e9: \u00fc\n", {'é': 'ü'}),
        ("\u65e5\u672c: \u6771\u4eac\n", {'日本': '東京'}),
        ("k" * 1100 + ": v\n", refused("1:1101 yaml-syntax")),
        ("{" + "k" * 1100 + ": v}\n", refused("1:1 yaml-syntax")),
        ("a\nb: c\n", refused("2:2 yaml-syntax")),
        ("'a\n  b': c\n", refused("2:5 yaml-syntax")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("construct", CORPUS)
@pytest.mark.usefixtures("parser")
def test_a_construct_has_one_meaning_or_is_refused_at_a_place(construct: str) -> None:
    for text, wanted in CORPUS[construct]:
        document = reader.parse("a.yaml", text.encode("utf-8", "surrogatepass"))
        found = Refused(f"{one.span.line}:{one.span.column} {one.code}" for one in document.problems)
        told = found or document.data
        assert (repr(told), type(told)) == (repr(wanted), type(wanted)), text
        assert all(one.message and one.hint for one in document.problems), text


@pytest.mark.parametrize(
    "text",
    [
        "[?x]", "{?x: 1}", "[a:b]", "{a:b}", "{a:1}", "{a: b:c}", "[:x]", "[-x]", "{-x: 1}", "[-]", "[x?]", "[x?y]",
        "[http://a.example]", '[?"x"]', "{a: [?x]}", "- [b, {c: ?d}]", "[a, b:c]",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("parser")
def test_what_two_versions_of_yaml_take_apart_differently_in_brackets_is_to_be_quoted(text: str) -> None:
    problem = reader.parse("a.yaml", f"{text}\n".encode()).problems[0]

    assert "quote" in problem.hint
    assert problem.code in ("ambiguous-scalar", "yaml-syntax")


@pytest.mark.parametrize("before", ["", "# a comment\n", "\n\n", "  # a comment\n\n", "\ufeff", "\r\n"])
@pytest.mark.parametrize("line", ["%YAML 1.2", "%YAML 9", "%TAG ! x", "%x", "%", "% a: b", "%YAML 1.2 # c"])
@pytest.mark.usefixtures("parser")
def test_every_directive_is_refused_on_its_line(before: str, line: str) -> None:
    place = before.count("\n") + 1
    for after in ("", "\n---\na: b\n", "\n%YAML 1.2\n---\na: b\n", "\na: b\n"):
        (problem,) = reader.parse("a.yaml", f"{before}{line}{after}".encode()).problems
        assert str(problem) == f"a.yaml:{place}:1: error[unsafe-yaml]: a directive (%) is used"


# By chance


def outcome(text: str, parser: Any) -> tuple[str, tuple[Problem, ...], list[Any]]:
    """Return the data, the problems, and the places of all keys and values, as one parser leads to them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_Parser", parser)
        document = reader.parse("a.yaml", text.encode("utf-8", "surrogatepass"))
    return repr(document.data), document.problems, list(places(document, document.data))


def places(document: Document, data: Any, way: Way = ()) -> Any:
    yield way, document.span(way), document.span(way, of_key=True)
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from places(document, value, (*way, key))


@pytest.mark.skipif(CParser is None, reason=ONE_PARSER)
@settings(max_examples=500 * MORE)
@given(st.one_of(documents(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_by_chance_the_two_parsers_lead_to_the_same(text: str) -> None:
    assert outcome(text, CParser) == outcome(text, reader.PureParser)


@pytest.mark.skipif(CParser is None, reason=ONE_PARSER)
@pytest.mark.parametrize("construct", CORPUS)
def test_a_construct_cut_short_anywhere_leads_both_parsers_to_the_same(construct: str) -> None:
    for text, _ in CORPUS[construct]:
        for end in range(min(len(text), 60)):
            assert outcome(text[:end], CParser) == outcome(text[:end], reader.PureParser), text[:end]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("#\ta\na: 1 #\tb\n", None),
        ("a: |  # c\td\n  x\n# e\tf", None),
        ("a: [1, # b\tc\r\n  2]\r\n#\t", None),
        ("a: 1\t# b\n", (1, 5)),
        ("a: '#\tb'\n", (1, 6)),
        ('a: "x\n  #\tb"\n', (2, 4)),
        ("a: |\n  #\tb\n", (2, 4)),
        ("a: b#\tc\n", (1, 6)),
        ("#\ta\nb: c\td\n", (2, 5)),
        ("\t# a\nb: c\n", (1, 1)),
        ("#\t" + "[" * 50_000, (1, 2)),
    ],
)
def test_a_tab_may_stand_in_a_comment_and_nowhere_else(
    text: str, place: tuple[int, int] | None, parser: str
) -> None:
    document = reader.parse("a.yaml", text.encode())

    assert document.text == text
    assert [(one.span[:2], one.message) for one in document.problems] == (
        [(place, "a tab is used")] if place else []
    )

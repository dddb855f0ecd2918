"""A plan as records, made from the plain data of its file."""

from typing import Any

from clustertoolkit.plan.records import Plan
from clustertoolkit.yamlfiles.paths import pruned
from clustertoolkit.yamlfiles.records import build

PLAN_VERSION = 1  # of the form of a plan; raised when a released form changes


def plan_from(data: dict[str, Any]) -> Plan:
    """Make the plan from the plain data of a file that fits the schema; empty entries are passed over."""
    return build(Plan, pruned(data))

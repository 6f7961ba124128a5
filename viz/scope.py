"""A page about a part of the graph: one plan, one province, or one agency with its neighbours."""

from dataclasses import dataclass, replace

from queries.audit.findings import Finding
from queries.facts import Facts, Task


class NothingInScopeError(Exception):
    """No plan is within a scope; the text names the scope."""

    def __init__(self, facts: Facts, scope: "Scope") -> None:
        said = [f"{kind} '{name}'" for kind, name in scope_names(facts, scope).items()]
        advice = "; leave one of them out" if len(said) > 1 else ""
        super().__init__(f"no plan of the graph matches {' and '.join(said)}{advice}")


@dataclass(frozen=True)
class Scope:
    """What a page is about, as ids; what is left out does not narrow it.

    Attributes:
        programme: Only this plan.
        province: Only plans that cover this province.
        agency: Only tasks in which this agency takes part, with all who take part in them.
    """

    programme: str | None = None
    province: str | None = None
    agency: str | None = None


def narrowed(facts: Facts, scope: Scope) -> Facts:
    """The facts within a scope; of the agencies those that something within it names.

    Raises:
        NothingInScopeError: If no plan is within it.
    """
    tasks = {each.id: each for each in facts.tasks.values() if _in_scope(each, facts, scope)}
    programmes = {
        key: each
        for key, each in facts.programmes.items()
        if _plan_in_scope(key, facts, scope)
        and (scope.agency is None or any(task.programme == key for task in tasks.values()))
    }
    if not programmes:
        raise NothingInScopeError(facts, scope)
    parts = replace(
        facts,
        programmes=programmes,
        tasks=tasks,
        targets=[each for each in facts.targets if each.programme in programmes],
        budget_lines=[each for each in facts.budget_lines if each.programme in programmes],
        reports=[each for each in facts.reports if each.evidence.programme in programmes],
        references=[each for each in facts.references if each.evidence.programme in programmes],
        diagnostics=[each for each in facts.diagnostics if each.evidence.programme in programmes],
        members={key: each for key, each in facts.members.items() if key[0] in programmes},
    )
    if scope.agency is not None:
        parts = _of_agency(parts, scope.agency)
    return replace(
        parts, agencies={key: facts.agencies[key] for key in facts.agencies if key in _named(parts)}
    )


def scope_names(facts: Facts, scope: Scope) -> dict[str, str]:
    """What a scope is about by name, by the kinds that it narrows; an agency with its province."""
    names = {}
    if scope.programme is not None:
        names["programme"] = facts.programmes[scope.programme].name
    if scope.province is not None:
        names["province"] = facts.provinces[scope.province]
    if scope.agency is not None:
        agency = facts.agencies[scope.agency]
        place = facts.provinces.get(agency.province or "")
        apart = place is not None and place not in agency.name
        names["agency"] = f"{agency.name} ({place})" if apart else agency.name
    return names


def concerns(finding: Finding, shown: Facts, scope: Scope | None) -> bool:
    """Whether a finding is about something that the page shows."""
    if scope is None:
        return True
    if finding.programme is not None and finding.programme not in shown.programmes:
        return False
    if scope.agency is not None:
        return scope.agency in finding.agencies or any(
            each in shown.tasks for each in finding.tasks
        )
    return (
        finding.programme is not None
        or any(each in shown.agencies for each in finding.agencies)
        or any(each in shown.tasks for each in finding.tasks)
    )


def _plan_in_scope(programme: str, facts: Facts, scope: Scope) -> bool:
    return scope.programme in (None, programme) and (
        scope.province is None or scope.province in facts.programmes[programme].provinces
    )


def _in_scope(task: Task, facts: Facts, scope: Scope) -> bool:
    return _plan_in_scope(task.programme, facts, scope) and (
        scope.agency is None or any(each.agency == scope.agency for each in task.participations)
    )


def _of_agency(facts: Facts, agency: str) -> Facts:
    """Of targets those of the tasks that are left, of reports those that the agency gives or gets.

    A budget and the notes on reading belong to a whole plan and are left out.
    """
    return replace(
        facts,
        targets=[each for each in facts.targets if each.task in facts.tasks],
        budget_lines=[],
        reports=[each for each in facts.reports if agency in (each.agency, each.to, each.via)],
        diagnostics=[],
    )


def _named(facts: Facts) -> set[str]:
    """The agencies that tasks, plans and reports name."""
    named = {each.agency for each in facts.participations()}
    for programme in facts.programmes.values():
        named |= {each.agency for each in programme.coordinators}
        named |= {programme.issuer} if programme.issuer else set()
    for report in facts.reports:
        named |= {report.agency, report.to} | ({report.via} if report.via else set())
    return named

/*
id: single-agency-tasks
category: control
title: {vi: Nhiệm vụ chỉ có một cơ quan, en: Tasks of a single agency}
description:
  vi: Nhiệm vụ mà chỉ một cơ quan được nêu, không ai phối hợp.
  en: Tasks for which one agency alone is named, with nobody beside it.
phrases:
  - nhiệm vụ nào chỉ có một cơ quan
  - nhiệm vụ nào không có cơ quan phối hợp
  - "{agency} làm một mình những việc nào"
  - tasks with a single agency
  - "what does {agency} do alone"
  - which tasks have nobody in support
parameters:
  agency: {type: agency, default: null, about: Only tasks of this agency.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  kind: {type: choice, values: [assignment, duty], default: null, about: "Only tasks of this kind; both kinds by default."}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  kind: {vi: Loại, en: Kind, about: assignment or duty.}
  agency_id: {vi: Mã, en: Id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  collective: {vi: Tập thể, en: Collective, about: True where the one name stands for many bodies.}
  leads: {vi: Chủ trì, en: Leads, about: True where it leads; false where it only supports.}
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (agency:Agency)-[role:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(programme:Programme)
WHERE ($programme IS NULL OR task.programme = $programme)
  AND ($kind IS NULL OR task.kind = $kind)
  AND ($agency IS NULL OR agency.id = $agency)
  AND NOT EXISTS { MATCH (task)<-[:LEADS|SUPPORTS]-(other:Agency) WHERE other.id <> agency.id }
WITH agency, task, programme, max(CASE WHEN type(role) = 'LEADS' THEN 1 ELSE 0 END) = 1 AS leads
RETURN task.id AS task_id,
       task.name AS title,
       task.kind AS kind,
       agency.id AS agency_id,
       agency.name AS agency,
       agency.collective AS collective,
       leads,
       task.ends_on AS ends_on,
       programme.name AS programme,
       task.locator AS locator
ORDER BY task_id

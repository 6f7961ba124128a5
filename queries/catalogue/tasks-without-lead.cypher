/*
id: tasks-without-lead
category: control
title: {vi: Nhiệm vụ không có cơ quan chủ trì, en: Tasks without a lead}
description:
  vi: Dòng phân công hoặc nhiệm vụ được giao mà không ai chủ trì.
  en: Assignments and duties that nobody leads.
phrases:
  - nhiệm vụ nào không có cơ quan chủ trì
  - nhiệm vụ nào không ai chủ trì
  - tasks without a lead
  - which tasks have no lead
parameters:
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  kind: {type: choice, values: [assignment, duty], default: null, about: "Only tasks of this kind; both kinds by default."}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  kind: {vi: Loại, en: Kind, about: assignment or duty.}
  supports: {vi: Cơ quan phối hợp, en: Supporting agencies, about: How many support it.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (task:Task)-[:PART_OF]->(programme:Programme)
WHERE task.kind IN ['assignment', 'duty']
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($kind IS NULL OR task.kind = $kind)
  AND NOT EXISTS { MATCH (task)<-[:LEADS]-(:Agency) }
RETURN task.id AS task_id,
       task.name AS title,
       task.kind AS kind,
       COUNT { MATCH (task)<-[:SUPPORTS]-(:Agency) } AS supports,
       programme.name AS programme,
       task.locator AS locator
ORDER BY task_id

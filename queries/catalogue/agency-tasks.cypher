/*
id: agency-tasks
category: work
title: {vi: Nhiệm vụ của một cơ quan, en: Tasks of an agency}
description:
  vi: Cơ quan này chủ trì, phối hợp những nhiệm vụ nào, khi nào, và ghi ở đâu.
  en: What this agency leads and supports, when, and where it says so.
phrases:
  - "{agency} {role} những gì"
  - "{agency} {role} những nhiệm vụ nào"
  - "{agency} phải làm gì"
  - "{agency} có những nhiệm vụ nào"
  - "{agency} có nhiệm vụ gì"
  - "{agency} được giao những việc gì"
  - "nhiệm vụ của {agency}"
  - "what does {agency} have to do"
  - "what does {agency} {role}"
  - "which tasks does {agency} {role}"
  - "tasks of {agency}"
parameters:
  agency: {type: agency, about: The agency.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  role: {type: choice, values: [lead, support], default: null, about: Only this role.}
  kind: {type: choice, values: [assignment, duty], default: null, about: Only tasks of this kind.}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  role: {vi: Vai trò, en: Role, about: lead or support.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of its plan.}
  kind: {vi: Loại, en: Kind, about: assignment or duty.}
  schedule: {vi: Thời gian, en: Time, about: The time as printed.}
  starts_on: {vi: Từ ngày, en: From, about: First day.}
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  recurrence: {vi: Lặp lại, en: Recurrence, about: "continuous, annual, quarterly or monthly."}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
  quote: {vi: Nguyên văn, en: Quote, about: "The words that say so, where the document was read from a file."}
*/
MATCH (agency:Agency {id: $agency})-[role:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(programme:Programme)
WHERE ($programme IS NULL OR task.programme = $programme)
  AND ($kind IS NULL OR task.kind = $kind)
  AND ($role IS NULL OR ($role = 'lead' AND type(role) = 'LEADS')
       OR ($role = 'support' AND type(role) = 'SUPPORTS'))
RETURN task.id AS task_id,
       task.name AS title,
       CASE type(role) WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role,
       programme.name AS programme,
       task.kind AS kind,
       task.schedule AS schedule,
       task.starts_on AS starts_on,
       task.ends_on AS ends_on,
       task.recurrence AS recurrence,
       role.locator AS locator,
       role.quote AS quote
ORDER BY role, coalesce(ends_on, '9999'), task_id

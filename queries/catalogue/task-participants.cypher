/*
id: task-participants
category: work
title: {vi: Ai tham gia một nhiệm vụ, en: Who takes part in a task}
description:
  vi: Nhiệm vụ này ai chủ trì, ai phối hợp, theo dòng nào của văn bản.
  en: Who leads and who supports this task, by which line of the document.
phrases:
  - "nhiệm vụ {task} ai làm"
  - "ai làm nhiệm vụ {task}"
  - "ai chủ trì nhiệm vụ {task}"
  - "ai tham gia nhiệm vụ {task}"
  - "who takes part in {task}"
  - "who does task {task}"
  - "who leads task {task}"
parameters:
  task: {type: task, about: "The task: its id, or its number or title together with the plan."}
  programme: {type: programme, default: null, about: The plan in which the task is looked for.}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  agency_id: {vi: Mã, en: Id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of its province.}
  role: {vi: Vai trò, en: Role, about: lead or support.}
  as_written: {vi: Ghi là, en: As written, about: The name as printed.}
  basis: {vi: Căn cứ, en: Basis, about: "table, clause or implied."}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
  quote: {vi: Nguyên văn, en: Quote, about: "The words that say so, where the document was read from a file."}
*/
MATCH (agency:Agency)-[role:LEADS|SUPPORTS]->(task:Task {id: $task})
WHERE $programme IS NULL OR task.programme = $programme
RETURN task.id AS task_id,
       task.name AS title,
       agency.id AS agency_id,
       agency.name AS agency,
       agency.province AS province,
       CASE type(role) WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role,
       role.as_written AS as_written,
       role.basis AS basis,
       role.locator AS locator,
       role.quote AS quote
ORDER BY role, agency_id

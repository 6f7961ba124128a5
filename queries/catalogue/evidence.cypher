/*
id: evidence
category: sources
title: {vi: Ghi ở đâu, en: Where does it say so}
description:
  vi: Từng lượt chủ trì, phối hợp, đầu mối được ghi ở dòng hay mục nào của văn bản nào.
  en: For every lead, support and coordination, the row or section of the document that says so.
phrases:
  - "vì sao {agency} phải làm {task}"
  - "văn bản nào, chỗ nào giao việc cho {agency}"
  - "chỗ nào ghi {agency} phải làm"
  - nguồn của các phân công
  - where does it say so
  - "where does it say that {agency} has to do {task}"
  - "sources for the tasks of {agency}"
parameters:
  agency: {type: agency, default: null, about: Only this agency.}
  task: {type: task, default: null, about: Only this task.}
  programme: {type: programme, default: null, about: Only this plan.}
columns:
  programme_id: {vi: Mã kế hoạch, en: Plan id, about: The plan.}
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task; empty for coordination of the whole plan.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title; the plan's for coordination.}
  agency_id: {vi: Mã cơ quan, en: Agency id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  role: {vi: Vai trò, en: Role, about: "lead, support or coordinate."}
  basis: {vi: Căn cứ, en: Basis, about: "table, clause or implied."}
  as_written: {vi: Ghi là, en: As written, about: The name as printed.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
  quote: {vi: Nguyên văn, en: Quote, about: "The words that say so, where the document was read from a file."}
  source: {vi: Tệp, en: File, about: Name of the document's file.}
*/
MATCH (agency:Agency)-[role:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(programme:Programme)
WHERE ($agency IS NULL OR agency.id = $agency)
  AND ($task IS NULL OR task.id = $task)
  AND ($programme IS NULL OR programme.id = $programme)
RETURN programme.id AS programme_id,
       task.id AS task_id,
       task.name AS title,
       agency.id AS agency_id,
       agency.name AS agency,
       CASE type(role) WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role,
       role.basis AS basis,
       role.as_written AS as_written,
       role.locator AS locator,
       role.quote AS quote,
       programme.source_file AS source
ORDER BY programme_id, task_id, role, agency_id
UNION ALL
MATCH (agency:Agency)-[role:COORDINATES]->(programme:Programme)
WHERE ($agency IS NULL OR agency.id = $agency)
  AND $task IS NULL
  AND ($programme IS NULL OR programme.id = $programme)
RETURN programme.id AS programme_id,
       null AS task_id,
       programme.name AS title,
       agency.id AS agency_id,
       agency.name AS agency,
       'coordinate' AS role,
       role.basis AS basis,
       role.as_written AS as_written,
       role.locator AS locator,
       role.quote AS quote,
       programme.source_file AS source
ORDER BY programme_id, agency_id

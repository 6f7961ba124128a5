/*
id: old-names
category: bodies
title: {vi: Văn bản còn ghi tên cơ quan cũ, en: Documents that still name an old body}
description:
  vi: Kế hoạch nào, ở dòng hay mục nào, còn giao việc cho cơ quan đã được cơ quan khác tiếp nhận.
  en: Which plans, in which row or section, still give a part to a body that another one replaced.
phrases:
  - văn bản nào còn ghi tên cơ quan cũ
  - kế hoạch nào còn dùng tên sở cũ
  - "{programme} còn ghi tên cơ quan cũ nào"
  - "văn bản nào còn ghi tên {agency}"
  - which documents still name old bodies
  - "which plans still name {agency}"
parameters:
  agency: {type: agency, default: null, about: Only this old body.}
  programme: {type: programme, default: null, about: Only this plan.}
columns:
  old_id: {vi: Mã cơ quan cũ, en: Old id, about: The body that is no more.}
  old: {vi: Cơ quan cũ, en: Old body, about: Its name.}
  new: {vi: Cơ quan mới, en: New bodies, about: The bodies in its place.}
  programme_id: {vi: Mã kế hoạch, en: Plan id, about: The plan that names it.}
  programme: {vi: Kế hoạch, en: Plan, about: Its title.}
  issued_on: {vi: Ngày ban hành, en: Issued on, about: Date of issue of the plan.}
  role: {vi: Vai trò, en: Role, about: "lead, support, coordinate or report."}
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task; empty for the whole plan and for reports.}
  as_written: {vi: Ghi là, en: As written, about: The name as printed; empty for reports.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
CALL {
  MATCH (old:Agency)-[part:LEADS|SUPPORTS]->(task:Task)
  RETURN old, part.programme AS plan_id,
         CASE type(part) WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role,
         task.id AS task_id, part.as_written AS as_written, part.locator AS locator
  UNION ALL
  MATCH (old:Agency)-[part:COORDINATES]->(:Programme)
  RETURN old, part.programme AS plan_id, 'coordinate' AS role,
         null AS task_id, part.as_written AS as_written, part.locator AS locator
  UNION ALL
  MATCH (old:Agency)-[part:REPORTS_TO]->(:Agency)
  RETURN old, part.programme AS plan_id, 'report' AS role,
         null AS task_id, null AS as_written, part.locator AS locator
}
MATCH (programme:Programme)
WHERE programme.id = plan_id
  AND ($agency IS NULL OR old.id = $agency)
  AND ($programme IS NULL OR programme.id = $programme)
MATCH (new:Agency)-[:SUCCEEDS]->(old)
WITH old, programme, role, task_id, as_written, locator, new ORDER BY new.id
WITH old, programme, role, task_id, as_written, locator, collect(DISTINCT new.name) AS new
RETURN old.id AS old_id,
       old.name AS old,
       new,
       programme.id AS programme_id,
       programme.name AS programme,
       programme.issued_on AS issued_on,
       role, task_id, as_written, locator
ORDER BY old_id, programme_id, role, task_id, locator, as_written

/*
id: cooperation
category: cooperation
title: {vi: Hai tỉnh phối hợp với nhau, en: Cooperation of two provinces}
description:
  vi: Cơ quan nào của tỉnh này gặp cơ quan nào của tỉnh kia, ở nhiệm vụ nào, với vai trò gì.
  en: Which agencies of the two provinces meet on which tasks, in which roles.
checks: [province_a <> province_b]
phrases:
  - "{province_a} và {province_b} phối hợp những gì"
  - "{province_a} hợp tác với {province_b} thế nào"
  - "{province_a} và {province_b} cùng làm những việc gì"
  - "how do {province_a} and {province_b} cooperate"
  - "what do {province_a} and {province_b} do together"
  - "cooperation between {province_a} and {province_b}"
parameters:
  province_a: {type: province, about: One province.}
  province_b: {type: province, about: The other province.}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  agency_a_id: {vi: Mã A, en: Id A, about: Agency of the first province.}
  agency_a: {vi: Cơ quan tỉnh thứ nhất, en: Agency of the first, about: Its name.}
  role_a: {vi: Vai trò, en: Role, about: lead or support.}
  agency_b_id: {vi: Mã B, en: Id B, about: Agency of the second province.}
  agency_b: {vi: Cơ quan tỉnh thứ hai, en: Agency of the second, about: Its name.}
  role_b: {vi: Vai trò, en: Role, about: lead or support.}
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (b:Agency)-[role_b:LEADS|SUPPORTS]->(task:Task)<-[role_a:LEADS|SUPPORTS]-(a:Agency)
WHERE b.province = $province_b AND a.province = $province_a
MATCH (task)-[:PART_OF]->(programme:Programme)
RETURN task.id AS task_id,
       task.name AS title,
       a.id AS agency_a_id,
       a.name AS agency_a,
       CASE type(role_a) WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role_a,
       b.id AS agency_b_id,
       b.name AS agency_b,
       CASE type(role_b) WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role_b,
       task.ends_on AS ends_on,
       programme.name AS programme,
       task.locator AS locator
ORDER BY task_id, role_a, agency_a_id, role_b, agency_b_id

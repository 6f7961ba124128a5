/*
id: agency-across-provinces
category: cooperation
title: {vi: Một cơ quan qua các tỉnh, en: An agency across provinces}
description:
  vi: Cơ quan cùng tên ở mỗi tỉnh có bao nhiêu nhiệm vụ, và bao nhiêu trong đó làm chung với cơ quan tỉnh khác.
  en: How many tasks the body of that name has in each province, and how many of them it shares with bodies of another province.
phrases:
  - "{body} ở các tỉnh có bao nhiêu việc"
  - "{body} giữa các tỉnh khác nhau thế nào"
  - "so sánh {body} các tỉnh"
  - "{body} across provinces"
  - "compare {body} of all provinces"
parameters:
  body: {type: body, about: "The name that the body has in every province."}
columns:
  province: {vi: Tỉnh, en: Province, about: Slug of the province; empty for a central body.}
  agency_id: {vi: Mã, en: Id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  leads: {vi: Chủ trì, en: Leads, about: Tasks that it leads.}
  supports: {vi: Phối hợp, en: Supports, about: Tasks that it supports.}
  tasks: {vi: Nhiệm vụ, en: Tasks, about: "Distinct tasks, in either role."}
  across: {vi: Làm với tỉnh khác, en: With other provinces, about: Of these those in which a body of another province has a role.}
  programmes: {vi: Kế hoạch, en: Plans, about: Titles of the plans in which it has a task.}
*/
MATCH (agency:Agency)
WHERE agency.name = $body
OPTIONAL MATCH (agency)-[role:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(programme:Programme)
WITH agency, role, task, programme,
     EXISTS { MATCH (task)<-[:LEADS|SUPPORTS]-(other:Agency) WHERE other.province <> agency.province } AS shared
ORDER BY programme.id
RETURN agency.province AS province,
       agency.id AS agency_id,
       agency.name AS agency,
       count(DISTINCT CASE WHEN type(role) = 'LEADS' THEN task.id END) AS leads,
       count(DISTINCT CASE WHEN type(role) = 'SUPPORTS' THEN task.id END) AS supports,
       count(DISTINCT task.id) AS tasks,
       count(DISTINCT CASE WHEN shared THEN task.id END) AS across,
       collect(DISTINCT programme.name) AS programmes
ORDER BY tasks DESC, agency_id

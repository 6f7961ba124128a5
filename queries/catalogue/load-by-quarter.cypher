/*
id: load-by-quarter
category: load
title: {vi: Khối lượng việc theo quý, en: Workload by quarter}
description:
  vi: Mỗi quý mỗi cơ quan có bao nhiêu nhiệm vụ đang mở, chủ trì, phối hợp, và bao nhiêu nhiệm vụ đến hạn trong quý.
  en: How many tasks each agency has open in each quarter, leads and supports of these, and how many end in it.
phrases:
  - khối lượng việc theo quý
  - "{agency} bận nhất quý nào"
  - mỗi quý các cơ quan có bao nhiêu việc
  - "khối lượng việc từng quý của {agency}"
  - workload by quarter
  - "workload of {agency} by quarter"
  - "in which quarter is {agency} busiest"
parameters:
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  agency: {type: agency, default: null, about: Only this agency.}
  province: {type: province, default: null, about: Only agencies of this province.}
  kind: {type: choice, values: [assignment, duty], default: null, about: "Only tasks of this kind; both kinds by default."}
columns:
  quarter: {vi: Quý, en: Quarter, about: "The quarter, e.g. 2026-Q3."}
  agency_id: {vi: Mã, en: Id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of its province; empty for central bodies.}
  tasks: {vi: Nhiệm vụ, en: Tasks, about: "Distinct tasks open in the quarter, in either role."}
  leads: {vi: Chủ trì, en: Leads, about: Of these those that it leads.}
  supports: {vi: Phối hợp, en: Supports, about: Of these those that it supports.}
  ending: {vi: Đến hạn, en: Ending, about: Of these those whose last day is in the quarter.}
*/
MATCH (agency:Agency)-[role:LEADS|SUPPORTS]->(task:Task)
WHERE task.quarters IS NOT NULL
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($agency IS NULL OR agency.id = $agency)
  AND ($province IS NULL OR agency.province = $province)
  AND ($kind IS NULL OR task.kind = $kind)
WITH agency, type(role) AS part, task.id AS task_id, task.ends_on AS ends_on, task.quarters AS quarters
UNWIND quarters AS quarter
WITH quarter, agency, part, task_id,
     substring(ends_on, 0, 4) + '-Q' + toString(toInteger((toInteger(substring(ends_on, 5, 2)) + 2) / 3)) AS last_quarter
RETURN quarter,
       agency.id AS agency_id,
       agency.name AS agency,
       agency.province AS province,
       count(DISTINCT task_id) AS tasks,
       count(DISTINCT CASE WHEN part = 'LEADS' THEN task_id END) AS leads,
       count(DISTINCT CASE WHEN part = 'SUPPORTS' THEN task_id END) AS supports,
       count(DISTINCT CASE WHEN quarter = last_quarter THEN task_id END) AS ending
ORDER BY quarter, tasks DESC, agency_id

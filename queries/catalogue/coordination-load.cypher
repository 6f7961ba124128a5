/*
id: coordination-load
category: load
title: {vi: Tải điều phối của từng cơ quan, en: Coordination load of each agency}
description:
  vi: Mỗi cơ quan chủ trì và phối hợp bao nhiêu nhiệm vụ, với bao nhiêu cơ quan, và quý nào nhiều việc nhất.
  en: How many tasks each agency leads and supports, with how many others, and its busiest quarter.
phrases:
  - tải của các cơ quan
  - cơ quan nào nhiều việc nhất
  - "tải của {agency}"
  - "{agency} có bao nhiêu việc"
  - cơ quan nào quá tải
  - cơ quan nào quá tải nhất
  - ai nhiều việc nhất
  - khối lượng việc của các cơ quan
  - which agency is overloaded
  - which agency has the most tasks
  - workload of the agencies
  - "load of {agency}"
parameters:
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  kind: {type: choice, values: [assignment, duty], default: null, about: "Only tasks of this kind; both kinds by default."}
  province: {type: province, default: null, about: Only agencies of this province.}
  agency: {type: agency, default: null, about: Only this agency.}
  weights: {type: weights, default: [1.0, 0.5], about: "What a lead and a support weigh, e.g. 1,0.5."}
  expand: {type: flag, default: false, about: Count also what an agency gets as a member of a collective.}
columns:
  agency_id: {vi: Mã, en: Id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of its province; empty for central bodies.}
  leads: {vi: Chủ trì, en: Leads, about: Tasks that it leads by name.}
  supports: {vi: Phối hợp, en: Supports, about: Tasks that it supports by name.}
  tasks: {vi: Nhiệm vụ, en: Tasks, about: "Distinct tasks, in either role."}
  load: {vi: Tải, en: Load, about: Leads and supports by their weights.}
  programmes: {vi: Kế hoạch, en: Plans, about: Plans in which it has a task.}
  partners: {vi: Cùng làm, en: Partners, about: Distinct agencies with which it shares a task.}
  peak: {vi: Cao điểm, en: Peak, about: Most of its tasks open in one quarter.}
  peak_quarter: {vi: Quý cao điểm, en: Peak quarter, about: The first quarter with that many.}
  member_leads: {vi: Chủ trì (tập thể), en: Leads as member, about: Tasks led by a collective that includes it; empty without expand.}
  member_supports: {vi: Phối hợp (tập thể), en: Supports as member, about: Tasks supported by a collective that includes it.}
  member_load: {vi: Tải (tập thể), en: Load as member, about: These by their weights.}
*/
MATCH (agency:Agency)
WHERE ($province IS NULL OR agency.province = $province)
  AND ($agency IS NULL OR agency.id = $agency)
OPTIONAL MATCH (agency)-[role:LEADS|SUPPORTS]->(task:Task)
WHERE ($programme IS NULL OR task.programme = $programme)
  AND ($kind IS NULL OR task.kind = $kind)
WITH agency,
     count(DISTINCT CASE WHEN type(role) = 'LEADS' THEN task.id END) AS leads,
     count(DISTINCT CASE WHEN type(role) = 'SUPPORTS' THEN task.id END) AS supports,
     count(DISTINCT task.id) AS tasks,
     count(DISTINCT task.programme) AS programmes
OPTIONAL MATCH (agency)<-[membership:INCLUDES]-(:Agency)-[share:LEADS|SUPPORTS]->(common:Task)
WHERE $expand
  AND share.programme = membership.programme
  AND ($programme IS NULL OR common.programme = $programme)
  AND ($kind IS NULL OR common.kind = $kind)
WITH agency, leads, supports, tasks, programmes,
     count(DISTINCT CASE WHEN type(share) = 'LEADS' THEN common.id END) AS member_leads,
     count(DISTINCT CASE WHEN type(share) = 'SUPPORTS' THEN common.id END) AS member_supports
WHERE tasks > 0 OR member_leads > 0 OR member_supports > 0
OPTIONAL MATCH (agency)-[:LEADS|SUPPORTS]->(joint:Task)<-[:LEADS|SUPPORTS]-(partner:Agency)
WHERE partner.id <> agency.id
  AND ($programme IS NULL OR joint.programme = $programme)
  AND ($kind IS NULL OR joint.kind = $kind)
WITH agency, leads, supports, tasks, programmes, member_leads, member_supports,
     count(DISTINCT partner.id) AS partners
OPTIONAL MATCH (agency)-[:LEADS|SUPPORTS]->(open:Task)
WHERE ($programme IS NULL OR open.programme = $programme)
  AND ($kind IS NULL OR open.kind = $kind)
WITH agency, leads, supports, tasks, programmes, member_leads, member_supports, partners,
     open.id AS open_id,
     CASE WHEN open.quarters IS NULL THEN [null] ELSE open.quarters END AS quarters
UNWIND quarters AS quarter
WITH agency, leads, supports, tasks, programmes, member_leads, member_supports, partners, quarter,
     count(DISTINCT open_id) AS open_tasks
ORDER BY open_tasks DESC, quarter
WITH agency, leads, supports, tasks, programmes, member_leads, member_supports, partners,
     collect(CASE WHEN quarter IS NULL THEN null ELSE open_tasks END) AS peaks,
     collect(quarter) AS peak_quarters
RETURN agency.id AS agency_id,
       agency.name AS agency,
       agency.province AS province,
       leads, supports, tasks,
       $weights[0] * leads + $weights[1] * supports AS load,
       programmes, partners,
       coalesce(head(peaks), 0) AS peak,
       head(peak_quarters) AS peak_quarter,
       CASE WHEN $expand THEN member_leads END AS member_leads,
       CASE WHEN $expand THEN member_supports END AS member_supports,
       CASE WHEN $expand THEN $weights[0] * member_leads + $weights[1] * member_supports END AS member_load
ORDER BY load DESC, tasks DESC, agency_id

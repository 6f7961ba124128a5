/*
id: shared-agencies
category: cooperation
title: {vi: Kế hoạch có chung cơ quan, en: Plans that share agencies}
description:
  vi: Từng cặp kế hoạch có những cơ quan nào cùng có nhiệm vụ ở cả hai, và cơ quan nào chủ trì ở cả hai.
  en: For each pair of plans the agencies that have tasks in both, and those that lead in both.
phrases:
  - những kế hoạch nào có chung cơ quan
  - "{programme} có chung cơ quan với kế hoạch nào"
  - cơ quan nào có mặt trong nhiều kế hoạch
  - which plans share agencies
  - "with which plans does {programme} share agencies"
parameters:
  programme: {type: programme, default: null, about: Only pairs in which this plan is one.}
columns:
  programme_a_id: {vi: Mã A, en: Id A, about: One plan.}
  programme_a: {vi: Kế hoạch A, en: Plan A, about: Its title.}
  programme_b_id: {vi: Mã B, en: Id B, about: The other plan.}
  programme_b: {vi: Kế hoạch B, en: Plan B, about: Its title.}
  shared: {vi: Cơ quan chung, en: Shared agencies, about: How many agencies have tasks in both.}
  leading_both: {vi: Chủ trì ở cả hai, en: Leading in both, about: How many of these lead in both.}
  agencies: {vi: Các cơ quan, en: Agencies, about: "Names of the shared agencies, in the order of their ids."}
*/
MATCH (a:Programme)<-[:PART_OF]-(one:Task)<-[first:LEADS|SUPPORTS]-(agency:Agency)-[second:LEADS|SUPPORTS]->(two:Task)-[:PART_OF]->(b:Programme)
WHERE a.id < b.id
  AND ($programme IS NULL OR a.id = $programme OR b.id = $programme)
WITH a, b, agency, max(CASE WHEN type(first) = 'LEADS' AND type(second) = 'LEADS' THEN 1 ELSE 0 END) AS leading
ORDER BY agency.id
RETURN a.id AS programme_a_id,
       a.name AS programme_a,
       b.id AS programme_b_id,
       b.name AS programme_b,
       count(agency) AS shared,
       sum(leading) AS leading_both,
       collect(agency.name) AS agencies
ORDER BY shared DESC, programme_a_id, programme_b_id

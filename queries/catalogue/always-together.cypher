/*
id: always-together
category: cooperation
title: {vi: Cơ quan luôn đi cùng nhau, en: Agencies that always appear together}
description:
  vi: Những cặp cơ quan mà nhiệm vụ nào có cơ quan có ít nhiệm vụ hơn thì cũng có cơ quan kia.
  en: Pairs of agencies where every task of the one that has fewer is also a task of the other.
phrases:
  - cơ quan nào luôn đi cùng nhau
  - những cặp cơ quan lúc nào cũng xuất hiện cùng nhau
  - "trong {programme} cơ quan nào luôn đi cùng nhau"
  - which agencies always appear together
  - pairs of agencies that always work together
parameters:
  share: {type: share, default: 1, about: "Least share of the tasks of the one that has fewer: 1 is all, 0.8 is four of five."}
  least: {type: whole, default: 2, about: Least number of tasks that both have.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
columns:
  agency_a_id: {vi: Mã A, en: Id A, about: One agency.}
  agency_a: {vi: Cơ quan A, en: Agency A, about: Its name.}
  agency_b_id: {vi: Mã B, en: Id B, about: The other agency.}
  agency_b: {vi: Cơ quan B, en: Agency B, about: Its name.}
  shared: {vi: Nhiệm vụ chung, en: Shared tasks, about: Distinct tasks that both have.}
  tasks_a: {vi: Nhiệm vụ của A, en: Tasks of A, about: "Distinct tasks of the one, in either role."}
  tasks_b: {vi: Nhiệm vụ của B, en: Tasks of B, about: Distinct tasks of the other.}
  part: {vi: Tỷ lệ chung, en: Share, about: "Shared tasks out of those of the one that has fewer, from 0 to 1."}
*/
MATCH (a:Agency)-[:LEADS|SUPPORTS]->(task:Task)<-[:LEADS|SUPPORTS]-(b:Agency)
WHERE a.id < b.id AND ($programme IS NULL OR task.programme = $programme)
WITH a, b, count(DISTINCT task.id) AS shared
WHERE shared >= $least
MATCH (a)-[:LEADS|SUPPORTS]->(own:Task)
WHERE $programme IS NULL OR own.programme = $programme
WITH a, b, shared, count(DISTINCT own.id) AS tasks_a
MATCH (b)-[:LEADS|SUPPORTS]->(theirs:Task)
WHERE $programme IS NULL OR theirs.programme = $programme
WITH a, b, shared, tasks_a, count(DISTINCT theirs.id) AS tasks_b
WITH a, b, shared, tasks_a, tasks_b, 1.0 * shared / CASE WHEN tasks_a < tasks_b THEN tasks_a ELSE tasks_b END AS part
WHERE part >= $share
RETURN a.id AS agency_a_id,
       a.name AS agency_a,
       b.id AS agency_b_id,
       b.name AS agency_b,
       shared, tasks_a, tasks_b, part
ORDER BY part DESC, shared DESC, agency_a_id, agency_b_id

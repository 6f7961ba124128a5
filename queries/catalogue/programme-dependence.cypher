/*
id: programme-dependence
category: cooperation
title: {vi: Nhiệm vụ dựa vào cơ quan của kế hoạch khác, en: Tasks that depend on another plan's agencies}
description:
  vi: Nhiệm vụ nào của kế hoạch này cần đến cơ quan đang chủ trì việc ở kế hoạch khác, và ở đó họ chủ trì bao nhiêu, trùng thời gian bao nhiêu.
  en: Which tasks of this plan need agencies that lead tasks of another, how many they lead there, and how many of these at the same time.
checks: [programme <> other]
phrases:
  - "nhiệm vụ nào của {programme} dựa vào cơ quan của kế hoạch khác"
  - "{programme} phụ thuộc {other} ở những nhiệm vụ nào"
  - "nhiệm vụ nào của {programme} cần cơ quan của {other}"
  - "which tasks of {programme} depend on agencies of {other}"
  - "which tasks of {programme} depend on another plan's agencies"
parameters:
  programme: {type: programme, about: The plan whose tasks are looked at.}
  other: {type: programme, default: null, about: Only agencies that lead in this plan; all other plans by default.}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task of the plan.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  agency_id: {vi: Mã cơ quan, en: Agency id, about: The agency that it needs.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  role: {vi: Vai trò, en: Role, about: "Its role in this task: lead or support."}
  other_id: {vi: Mã kế hoạch kia, en: Other plan id, about: The other plan.}
  other: {vi: Kế hoạch kia, en: Other plan, about: Its title.}
  leads_there: {vi: Chủ trì ở đó, en: Leads there, about: Tasks of the other plan that the agency leads.}
  same_time: {vi: Trùng thời gian, en: Same time, about: Of these those open in a quarter in which this task is open.}
*/
MATCH (task:Task)<-[role:LEADS|SUPPORTS]-(agency:Agency)-[:LEADS]->(there:Task)-[:PART_OF]->(other:Programme)
WHERE task.programme = $programme
  AND other.id <> $programme
  AND ($other IS NULL OR other.id = $other)
WITH task, agency, type(role) AS part, other, there,
     any(quarter IN coalesce(task.quarters, []) WHERE quarter IN coalesce(there.quarters, [])) AS meeting
RETURN task.id AS task_id,
       task.name AS title,
       task.ends_on AS ends_on,
       agency.id AS agency_id,
       agency.name AS agency,
       CASE part WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role,
       other.id AS other_id,
       other.name AS other,
       count(DISTINCT there.id) AS leads_there,
       count(DISTINCT CASE WHEN meeting THEN there.id END) AS same_time
ORDER BY task_id, role, agency_id, other_id

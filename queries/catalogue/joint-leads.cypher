/*
id: joint-leads
category: control
title: {vi: Nhiệm vụ nhiều cơ quan cùng chủ trì, en: Tasks with joint leads}
description:
  vi: Nhiệm vụ ghi từ hai cơ quan chủ trì trở lên, nên không rõ ai chịu trách nhiệm chính.
  en: Tasks that name two or more leads, so that it is open who answers for the result.
phrases:
  - nhiệm vụ nào nhiều cơ quan cùng chủ trì
  - nhiệm vụ có hai cơ quan chủ trì trở lên
  - "{agency} đồng chủ trì những việc nào"
  - tasks with joint leads
  - which tasks have more than one lead
parameters:
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  agency: {type: agency, default: null, about: Only tasks that this agency leads with others.}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  leads: {vi: Số chủ trì, en: Leads, about: How many agencies lead it.}
  agencies: {vi: Các cơ quan chủ trì, en: Leading agencies, about: "Their names, in the order of their ids."}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (agency:Agency)-[:LEADS]->(task:Task)-[:PART_OF]->(programme:Programme)
WHERE $programme IS NULL OR task.programme = $programme
WITH task, programme, agency ORDER BY agency.id
WITH task, programme, collect(agency.id) AS ids, collect(agency.name) AS agencies
WHERE size(ids) > 1 AND ($agency IS NULL OR $agency IN ids)
RETURN task.id AS task_id,
       task.name AS title,
       size(ids) AS leads,
       agencies,
       programme.name AS programme,
       task.locator AS locator
ORDER BY task_id

/*
id: tasks-ending
category: work
title: {vi: Nhiệm vụ kết thúc trong một kỳ, en: Tasks ending in a period}
description:
  vi: Nhiệm vụ nào phải xong trong năm, quý hay tháng này, do ai chủ trì, ai phối hợp.
  en: Which tasks must be done in this year, quarter or month, who leads and who supports them.
phrases:
  - "nhiệm vụ nào phải xong trong {period}"
  - "{agency} phải xong những gì trong {period}"
  - "những nhiệm vụ kết thúc trong {period}"
  - "{period} có những việc gì đến hạn"
  - "tasks ending in {period}"
  - "what must {agency} finish in {period}"
  - "which tasks end in {period}"
parameters:
  period: {type: period, about: "A year, quarter or month: 2026, 2026-Q3, 2026-06."}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  agency: {type: agency, default: null, about: Only tasks that this agency leads or supports.}
columns:
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  leads: {vi: Chủ trì, en: Leads, about: Who leads it.}
  supports: {vi: Phối hợp, en: Supports, about: Who supports it.}
  schedule: {vi: Thời gian, en: Time, about: The time as printed.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (task:Task)-[:PART_OF]->(programme:Programme)
WHERE task.ends_on IS NOT NULL
  AND task.kind IN ['assignment', 'duty']
  AND (task.ends_on STARTS WITH $period
       OR substring(task.ends_on, 0, 4) + '-Q' + toString(toInteger((toInteger(substring(task.ends_on, 5, 2)) + 2) / 3)) = $period)
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($agency IS NULL OR EXISTS { MATCH (task)<-[:LEADS|SUPPORTS]-(one:Agency) WHERE one.id = $agency })
OPTIONAL MATCH (task)<-[:LEADS]-(lead:Agency)
WITH task, programme, lead ORDER BY lead.id
WITH task, programme, collect(lead.name) AS leads
OPTIONAL MATCH (task)<-[:SUPPORTS]-(support:Agency)
WITH task, programme, leads, support ORDER BY support.id
WITH task, programme, leads, collect(support.name) AS supports
RETURN task.ends_on AS ends_on,
       task.id AS task_id,
       task.name AS title,
       leads, supports,
       task.schedule AS schedule,
       programme.name AS programme,
       task.locator AS locator
ORDER BY ends_on, task_id

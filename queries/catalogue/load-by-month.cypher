/*
id: load-by-month
category: load
title: {vi: Khối lượng việc theo tháng, en: Workload by month}
description:
  vi: Mỗi tháng mỗi cơ quan có bao nhiêu nhiệm vụ đang mở, chủ trì, phối hợp, và bao nhiêu nhiệm vụ đến hạn trong tháng.
  en: How many tasks each agency has open in each month, leads and supports of these, and how many end in it.
phrases:
  - khối lượng việc theo tháng
  - "{agency} bận nhất tháng nào"
  - mỗi tháng các cơ quan có bao nhiêu việc
  - "khối lượng việc từng tháng của {agency}"
  - workload by month
  - "workload of {agency} by month"
  - "in which month is {agency} busiest"
parameters:
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  agency: {type: agency, default: null, about: Only this agency.}
  province: {type: province, default: null, about: Only agencies of this province.}
  kind: {type: choice, values: [assignment, duty], default: null, about: "Only tasks of this kind; both kinds by default."}
columns:
  month: {vi: Tháng, en: Month, about: "The month, e.g. 2026-06."}
  agency_id: {vi: Mã, en: Id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of its province; empty for central bodies.}
  tasks: {vi: Nhiệm vụ, en: Tasks, about: "Distinct tasks open in the month, in either role."}
  leads: {vi: Chủ trì, en: Leads, about: Of these those that it leads.}
  supports: {vi: Phối hợp, en: Supports, about: Of these those that it supports.}
  ending: {vi: Đến hạn, en: Ending, about: Of these those whose last day is in the month.}
*/
// A task is open as its quarters are: a missing end is that of the plan's period, and a plan
// without a period lasts from its day of issue to the end of that year.
MATCH (agency:Agency)-[role:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(plan:Programme)
WHERE task.quarters IS NOT NULL
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($agency IS NULL OR agency.id = $agency)
  AND ($province IS NULL OR agency.province = $province)
  AND ($kind IS NULL OR task.kind = $kind)
WITH agency, type(role) AS part, task, coalesce(plan.starts_on, plan.issued_on) AS opening, plan.ends_on AS plan_ends
WITH agency, part, task, opening, coalesce(plan_ends, substring(opening, 0, 4) + '-12-31') AS closing
WITH agency, part, task,
     coalesce(task.starts_on, opening, task.ends_on) AS first_day,
     CASE WHEN task.ends_on IS NOT NULL THEN task.ends_on
          WHEN closing IS NULL OR task.starts_on > closing THEN task.starts_on
          ELSE closing END AS last_day
WITH agency, part, task,
     CASE WHEN first_day > last_day THEN last_day ELSE first_day END AS first_day, last_day
WITH agency, part, task.id AS task_id, substring(task.ends_on, 0, 7) AS last_month,
     12 * toInteger(substring(first_day, 0, 4)) + toInteger(substring(first_day, 5, 2)) - 1 AS from_month,
     12 * toInteger(substring(last_day, 0, 4)) + toInteger(substring(last_day, 5, 2)) - 1 AS to_month
UNWIND range(from_month, to_month) AS number
WITH agency, part, task_id, last_month,
     toString(toInteger(number / 12)) + '-' + right('0' + toString(number % 12 + 1), 2) AS month
RETURN month,
       agency.id AS agency_id,
       agency.name AS agency,
       agency.province AS province,
       count(DISTINCT task_id) AS tasks,
       count(DISTINCT CASE WHEN part = 'LEADS' THEN task_id END) AS leads,
       count(DISTINCT CASE WHEN part = 'SUPPORTS' THEN task_id END) AS supports,
       count(DISTINCT CASE WHEN month = last_month THEN task_id END) AS ending
ORDER BY month, tasks DESC, agency_id

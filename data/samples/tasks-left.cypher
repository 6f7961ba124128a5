/*
id: tasks-left
category: own
title: {vi: Việc còn lại từ một ngày, en: Tasks left from a day on}
description:
  vi: Cơ quan này còn bao nhiêu việc chưa đến hạn, theo từng kế hoạch.
  en: How many tasks of this agency are not due yet, plan by plan.
phrases:
  - "{agency} còn bao nhiêu việc từ {from}"
  - "what is left for {agency} from {from} on"
parameters:
  agency: {type: agency, about: The agency.}
  from: {type: date, default: "2026-07-01", about: The day from which is counted.}
columns:
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  tasks: {vi: Nhiệm vụ, en: Tasks, about: Its tasks that end on that day or later.}
*/
MATCH (:Agency {id: $agency})-[:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(plan:Programme)
WHERE task.ends_on >= $from
WITH plan, count(DISTINCT task.id) AS tasks
RETURN plan.name AS programme, tasks
ORDER BY plan.id

/*
id: tasks-without-deadline
category: control
title: {vi: Nhiệm vụ không ghi thời hạn, en: Tasks without a deadline}
description:
  vi: Dòng phân công hoặc nhiệm vụ được giao không có ngày kết thúc và cũng không lặp lại.
  en: Assignments and duties with neither a last day nor a recurrence.
phrases:
  - nhiệm vụ nào không có thời hạn
  - nhiệm vụ nào không ghi thời hạn
  - "{agency} có việc nào không có thời hạn"
  - tasks without a deadline
  - which tasks have no deadline
parameters:
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  agency: {type: agency, default: null, about: Only tasks that this agency leads or supports.}
  kind: {type: choice, values: [assignment, duty], default: null, about: "Only tasks of this kind; both kinds by default."}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  kind: {vi: Loại, en: Kind, about: assignment or duty.}
  schedule: {vi: Thời gian, en: Time, about: "The time as printed, where it gives no date."}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (task:Task)-[:PART_OF]->(programme:Programme)
WHERE task.kind IN ['assignment', 'duty']
  AND task.ends_on IS NULL AND task.recurrence IS NULL
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($kind IS NULL OR task.kind = $kind)
  AND ($agency IS NULL OR EXISTS { MATCH (task)<-[:LEADS|SUPPORTS]-(one:Agency) WHERE one.id = $agency })
RETURN task.id AS task_id,
       task.name AS title,
       task.kind AS kind,
       task.schedule AS schedule,
       programme.name AS programme,
       task.locator AS locator
ORDER BY task_id

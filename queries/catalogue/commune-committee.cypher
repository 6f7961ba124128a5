/*
id: commune-committee
category: work
title: {vi: UBND xã phải làm gì, en: What a commune's committee must do}
description:
  vi: Ủy ban nhân dân một xã, phường phải chủ trì, phối hợp những gì, khi được nêu đích danh hoặc cùng các xã khác trong tỉnh.
  en: What a commune's people's committee leads and supports, by its own name or together with all communes of the province.
phrases:
  - ủy ban nhân dân xã phải làm gì
  - "UBND xã ở {province} phải làm gì"
  - "UBND {commune} phải làm gì"
  - "{commune} phải làm gì"
  - "xã, phường của {province} có những nhiệm vụ nào"
  - "what must the committee of {commune} do"
  - what must a commune's committee do
  - "tasks of communes in {province}"
parameters:
  commune: {type: commune, default: null, about: "The committee of this commune; those of all communes by default."}
  province: {type: province, default: null, about: Only committees of this province.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
columns:
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  role: {vi: Vai trò, en: Role, about: lead or support.}
  agency: {vi: Ghi cho, en: Given to, about: "The committee itself, or the collective that it is part of."}
  collective: {vi: Tập thể, en: Collective, about: True where all communes are meant.}
  together_with: {vi: Cùng với, en: Together with, about: Other agencies with a role in the task.}
  schedule: {vi: Thời gian, en: Time, about: The time as printed.}
  recurrence: {vi: Lặp lại, en: Recurrence, about: "continuous, annual, quarterly or monthly."}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
  quote: {vi: Nguyên văn, en: Quote, about: "The words that say so, where the document was read from a file."}
*/
MATCH (body:Agency)-[part:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(programme:Programme)
WHERE body.level = 'commune' AND body.kind = 'people_committee'
  AND ($province IS NULL OR body.province = $province)
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($commune IS NULL OR EXISTS {
    MATCH (commune:Commune)
    WHERE commune.id = $commune AND commune.province = body.province
      AND (body.collective OR toLower(body.name) ENDS WITH ' ' + toLower(commune.name))
  })
OPTIONAL MATCH (task)<-[:LEADS|SUPPORTS]-(other:Agency)
WHERE other.id <> body.id
WITH body, part, task, programme, other ORDER BY other.id
WITH body, part, task, programme, collect(DISTINCT other.name) AS others
RETURN task.ends_on AS ends_on,
       task.id AS task_id,
       task.name AS title,
       CASE type(part) WHEN 'LEADS' THEN 'lead' ELSE 'support' END AS role,
       body.name AS agency,
       body.collective AS collective,
       others AS together_with,
       task.schedule AS schedule,
       task.recurrence AS recurrence,
       programme.name AS programme,
       part.locator AS locator,
       part.quote AS quote
ORDER BY coalesce(ends_on, '9999'), task_id, role, body.id

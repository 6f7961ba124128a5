/*
id: lead-and-support
category: control
title: {vi: Vừa chủ trì vừa phối hợp, en: Both lead and support}
description:
  vi: Cơ quan được ghi ở cả hai cột chủ trì và phối hợp của cùng một nhiệm vụ.
  en: Agencies named both as lead and as support of one task.
phrases:
  - cơ quan nào vừa chủ trì vừa phối hợp
  - cơ quan nào vừa chủ trì vừa phối hợp cùng một nhiệm vụ
  - who is both lead and support
  - which agency is both lead and support on one task
parameters:
  programme: {type: programme, default: null, about: Only tasks of this plan.}
columns:
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  agency_id: {vi: Mã, en: Id, about: The agency.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  written_as_lead: {vi: Ghi ở cột chủ trì, en: As lead, about: The name as printed among the leads.}
  written_as_support: {vi: Ghi ở cột phối hợp, en: As support, about: The name as printed among the supports.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (agency:Agency)-[lead:LEADS]->(task:Task)-[:PART_OF]->(programme:Programme)
WHERE $programme IS NULL OR task.programme = $programme
MATCH (agency)-[support:SUPPORTS]->(task)
RETURN task.id AS task_id,
       task.name AS title,
       agency.id AS agency_id,
       agency.name AS agency,
       lead.as_written AS written_as_lead,
       support.as_written AS written_as_support,
       programme.name AS programme,
       task.locator AS locator
ORDER BY task_id, agency_id

/*
id: programme-overview
category: plans
title: {vi: Tổng quan kế hoạch, en: Overview of plans}
description:
  vi: Mỗi kế hoạch có bao nhiêu nhiệm vụ, cơ quan, chỉ tiêu, kinh phí, và ai làm đầu mối.
  en: How many tasks, agencies, targets and how much money each plan has, and who coordinates it.
phrases:
  - tổng quan các kế hoạch
  - có những kế hoạch nào
  - "tổng quan {programme}"
  - overview of the plans
  - which plans are there
  - "overview of {programme}"
parameters:
  programme: {type: programme, default: null, about: Only this plan.}
columns:
  programme_id: {vi: Mã, en: Id, about: The plan.}
  title: {vi: Kế hoạch, en: Plan, about: Its short title.}
  number: {vi: Số hiệu, en: Number, about: Number and symbol as printed.}
  issued_on: {vi: Ngày ban hành, en: Issued on, about: Date of issue.}
  starts_on: {vi: Từ ngày, en: From, about: First day of its period.}
  ends_on: {vi: Đến ngày, en: To, about: Last day of its period.}
  provinces: {vi: Tỉnh, en: Provinces, about: Slugs of the provinces it covers.}
  coordinators: {vi: Đầu mối, en: Coordinators, about: Bodies named to coordinate all of it.}
  assignments: {vi: Phân công, en: Assignments, about: Rows of assignment tables.}
  duties: {vi: Nhiệm vụ được giao, en: Duties, about: Items under agencies' headings.}
  objectives: {vi: Nhiệm vụ trọng tâm, en: Objectives, about: Numbered focus tasks that name no agency.}
  leads: {vi: Lượt chủ trì, en: Leads, about: Lead participations.}
  supports: {vi: Lượt phối hợp, en: Supports, about: Support participations.}
  agencies: {vi: Cơ quan, en: Agencies, about: Bodies that the plan names.}
  targets: {vi: Chỉ tiêu, en: Targets, about: Targets.}
  budget: {vi: Kinh phí (triệu đồng), en: Budget (million VND), about: Sum of its budget lines.}
  references: {vi: Căn cứ, en: References, about: Documents that it rests on.}
  diagnostics: {vi: Ghi chú khi đọc, en: Reading notes, about: Things seen and not understood or settled by a person.}
*/
MATCH (plan:Programme)
WHERE $programme IS NULL OR plan.id = $programme
OPTIONAL MATCH (plan)-[:COVERS]->(province:Province)
WITH plan, province ORDER BY province.id
WITH plan, collect(DISTINCT province.id) AS provinces
OPTIONAL MATCH (plan)<-[:COORDINATES]-(coordinator:Agency)
WITH plan, provinces, coordinator ORDER BY coordinator.id
WITH plan, provinces, collect(DISTINCT coordinator.name) AS coordinators
OPTIONAL MATCH (plan)<-[:PART_OF]-(line:BudgetLine)
WITH plan, provinces, coordinators, sum(line.amount) AS budget
OPTIONAL MATCH (plan)<-[:PART_OF]-(task:Task)
WITH plan, provinces, coordinators, budget,
     count(CASE WHEN task.kind = 'assignment' THEN 1 END) AS assignments,
     count(CASE WHEN task.kind = 'duty' THEN 1 END) AS duties,
     count(CASE WHEN task.kind = 'objective' THEN 1 END) AS objectives
RETURN plan.id AS programme_id,
       plan.name AS title,
       plan.number AS number,
       plan.issued_on AS issued_on,
       plan.starts_on AS starts_on,
       plan.ends_on AS ends_on,
       provinces, coordinators, assignments, duties, objectives,
       COUNT { MATCH (plan)<-[:PART_OF]-(:Task)<-[:LEADS]-(:Agency) } AS leads,
       COUNT { MATCH (plan)<-[:PART_OF]-(:Task)<-[:SUPPORTS]-(:Agency) } AS supports,
       COUNT { MATCH (plan)-[:MENTIONS]->(:Agency) } AS agencies,
       COUNT { MATCH (plan)-[:TARGETS]->(:Product) } + COUNT { MATCH (plan)-[:TARGETS]->(:Province) } AS targets,
       budget,
       COUNT { MATCH (plan)-[:BASED_ON]->(:Document) } AS references,
       COUNT { MATCH (plan)<-[:PART_OF]-(:Diagnostic) } AS diagnostics
ORDER BY programme_id

/*
id: budget-lines
category: money
title: {vi: Từng dòng kinh phí, en: Budget lines}
description:
  vi: Từng dòng kinh phí có tổng bao nhiêu, trung ương và tỉnh cấp bao nhiêu, và hai phần có bằng tổng không.
  en: The total of each budget line, what the nation and the province give, and what is missing between these and the total.
phrases:
  - các dòng kinh phí
  - "{programme} chi cho những gì"
  - tiền chi cho những việc gì
  - budget lines
  - "what does {programme} spend money on"
parameters:
  programme: {type: programme, default: null, about: Only this plan.}
  group: {type: text, default: null, about: "Only this group of lines, its whole name."}
columns:
  line_id: {vi: Mã dòng, en: Line id, about: The budget line.}
  group: {vi: Nhóm, en: Group, about: Group of lines it stands under.}
  title: {vi: Nội dung, en: Title, about: What the money is for.}
  quantity: {vi: Số lượng, en: Quantity, about: How many of the unit.}
  unit: {vi: Đơn vị, en: Unit, about: Unit of the quantity.}
  amount: {vi: Kinh phí (triệu đồng), en: Amount (million VND), about: The total as printed.}
  national: {vi: Trung ương, en: National, about: "Sum of the national parts, million VND."}
  provincial: {vi: Tỉnh, en: Provincial, about: "Sum of the provincial parts, million VND."}
  rest: {vi: Chưa phân bổ, en: Not divided, about: "The total without the parts, million VND."}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row.}
*/
MATCH (line:BudgetLine)-[:PART_OF]->(plan:Programme)
WHERE ($programme IS NULL OR plan.id = $programme)
  AND ($group IS NULL OR line.group = $group)
OPTIONAL MATCH (plan)-[part:ALLOCATES]->(line)
WITH line, plan,
     sum(CASE WHEN part.source = 'national' THEN part.amount ELSE 0 END) AS national,
     sum(CASE WHEN part.source = 'provincial' THEN part.amount ELSE 0 END) AS provincial
RETURN line.id AS line_id,
       line.group AS group,
       line.name AS title,
       line.quantity AS quantity,
       line.unit AS unit,
       line.amount AS amount,
       national, provincial,
       line.amount - national - provincial AS rest,
       plan.name AS programme,
       line.locator AS locator
ORDER BY plan.id, size(line_id), line_id

/*
id: budget
category: money
title: {vi: "Kinh phí theo năm, nguồn và nhóm", en: "Budget by year, source and group"}
description:
  vi: Mỗi kế hoạch dành bao nhiêu tiền cho mỗi nhóm, trong năm nào, từ nguồn nào; phần không ghi năm và nguồn đứng riêng.
  en: How much money each plan gives to each group, in which year, from which source; what has neither stands by itself.
phrases:
  - kinh phí theo năm
  - "kinh phí của {programme} theo năm, nguồn và nhóm"
  - ngân sách trung ương và ngân sách tỉnh cấp bao nhiêu
  - "{programme} cần bao nhiêu tiền mỗi năm"
  - budget by year, source and group
  - "how much money does {programme} have each year"
  - "kinh phí của {programme}"
  - "kinh phí năm {year}"
  - "{source} cấp bao nhiêu"
  - "{source} cấp bao nhiêu cho {programme}"
  - "kinh phí của {programme} do {source} cấp"
  - "{programme} năm {year} có bao nhiêu kinh phí"
  - "budget of {programme} in {year}"
parameters:
  programme: {type: programme, default: null, about: Only this plan.}
  year: {type: whole, default: null, about: Only this year.}
  source: {type: choice, values: [national, provincial], default: null, about: Only this source.}
columns:
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  year: {vi: Năm, en: Year, about: The year; empty where the line is not divided.}
  source: {vi: Nguồn, en: Source, about: national or provincial.}
  group: {vi: Nhóm, en: Group, about: Group of lines.}
  lines: {vi: Số dòng, en: Lines, about: Budget lines with money here.}
  amount: {vi: Kinh phí (triệu đồng), en: Amount (million VND), about: Sum of their amounts.}
*/
CALL {
  MATCH (plan:Programme)-[part:ALLOCATES]->(line:BudgetLine)
  RETURN plan, line, part.year AS year, part.source AS source, part.amount AS money
  UNION ALL
  MATCH (line:BudgetLine)-[:PART_OF]->(plan:Programme)
  WHERE line.amount IS NOT NULL
    AND NOT EXISTS { MATCH (plan)-[:ALLOCATES]->(line) }
  RETURN plan, line, null AS year, null AS source, line.amount AS money
}
WITH plan, line, year, source, money
WHERE ($programme IS NULL OR plan.id = $programme)
  AND ($year IS NULL OR year = $year)
  AND ($source IS NULL OR source = $source)
WITH plan, year, source, line.group AS group_name, count(DISTINCT line.id) AS lines, sum(money) AS amount
RETURN plan.name AS programme,
       year, source,
       group_name AS group,
       lines, amount
ORDER BY plan.id, coalesce(year, 9999), source, group

/*
id: unserved-objectives
category: control
title: {vi: Mục tiêu không có phân công nào phục vụ, en: Objectives that no assignment serves}
description:
  vi: Nhiệm vụ trọng tâm mà không dòng phân công hay nhiệm vụ được giao nào của kế hoạch đứng dưới nó hoặc nói đến sản phẩm của nó.
  en: Focus tasks under which no assignment or duty of the plan stands, and whose products none is about.
phrases:
  - mục tiêu nào không có phân công nào phục vụ
  - nhiệm vụ trọng tâm nào chưa giao cho ai
  - "{programme} còn nhiệm vụ trọng tâm nào chưa giao"
  - objectives that no assignment serves
  - "which objectives of {programme} has nobody been given"
  - "mục tiêu nào chưa giao cho ai"
parameters:
  programme: {type: programme, default: null, about: Only this plan.}
columns:
  task_id: {vi: Mã, en: Id, about: The objective.}
  title: {vi: Nhiệm vụ trọng tâm, en: Objective, about: Its short title.}
  products: {vi: Sản phẩm, en: Products, about: Products that it is about.}
  parts: {vi: Số phần, en: Parts, about: Objectives that stand under it.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Section.}
*/
MATCH (objective:Task)-[:PART_OF]->(programme:Programme)
WHERE objective.kind = 'objective'
  AND ($programme IS NULL OR programme.id = $programme)
  AND NOT EXISTS { MATCH (objective)<-[:SUBTASK_OF*1..]-(below:Task) WHERE below.kind <> 'objective' }
  AND NOT EXISTS {
    MATCH (objective)-[:CONCERNS]->(:Product)<-[:CONCERNS]-(serving:Task)
    WHERE serving.kind <> 'objective' AND serving.programme = objective.programme
  }
OPTIONAL MATCH (objective)-[:CONCERNS]->(product:Product)
WITH objective, programme, product ORDER BY product.id
WITH objective, programme, collect(product.name) AS products
RETURN objective.id AS task_id,
       objective.name AS title,
       products,
       COUNT { MATCH (objective)<-[:SUBTASK_OF]-(:Task) } AS parts,
       programme.name AS programme,
       objective.locator AS locator
ORDER BY task_id

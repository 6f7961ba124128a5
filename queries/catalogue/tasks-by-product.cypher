/*
id: tasks-by-product
category: work
title: {vi: Nhiệm vụ theo sản phẩm, en: Tasks by product}
description:
  vi: Nhiệm vụ nào nói đến sản phẩm này, do ai chủ trì, hạn nào.
  en: Which tasks are about each product, who leads them, by when.
phrases:
  - "nhiệm vụ nào về {product}"
  - "những việc liên quan đến {product}"
  - "ai lo {product}"
  - nhiệm vụ theo sản phẩm
  - "tasks about {product}"
  - "which tasks concern {product}"
  - tasks by product
parameters:
  product: {type: product, default: null, about: Only this product.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  kind: {type: choice, values: [assignment, duty, objective], default: null, about: "Only tasks of this kind; all kinds by default."}
columns:
  product_id: {vi: Mã sản phẩm, en: Product id, about: The product.}
  product: {vi: Sản phẩm, en: Product, about: Its name.}
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  kind: {vi: Loại, en: Kind, about: "assignment, duty or objective."}
  leads: {vi: Chủ trì, en: Leads, about: Who leads it.}
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (product:Product)<-[:CONCERNS]-(task:Task)-[:PART_OF]->(programme:Programme)
WHERE ($product IS NULL OR product.id = $product)
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($kind IS NULL OR task.kind = $kind)
OPTIONAL MATCH (task)<-[:LEADS]-(lead:Agency)
WITH product, task, programme, lead ORDER BY lead.id
WITH product, task, programme, collect(lead.name) AS leads
RETURN product.id AS product_id,
       product.name AS product,
       task.id AS task_id,
       task.name AS title,
       task.kind AS kind,
       leads,
       task.ends_on AS ends_on,
       programme.name AS programme,
       task.locator AS locator
ORDER BY product_id, task_id

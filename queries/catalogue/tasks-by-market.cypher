/*
id: tasks-by-market
category: work
title: {vi: Nhiệm vụ theo thị trường, en: Tasks by market}
description:
  vi: Nhiệm vụ nào nói đến sản phẩm mà cùng kế hoạch nhắm bán sang thị trường này.
  en: Which tasks are about a product that the same plan means to sell to each market.
phrases:
  - "nhiệm vụ nào phục vụ thị trường {market}"
  - "những việc để bán sang {market}"
  - "muốn xuất khẩu sang {market} phải làm gì"
  - nhiệm vụ theo thị trường
  - "tasks for the market {market}"
  - "what is to be done to sell to {market}"
  - tasks by market
parameters:
  market: {type: market, default: null, about: Only this market.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
  kind: {type: choice, values: [assignment, duty, objective], default: null, about: "Only tasks of this kind; all kinds by default."}
columns:
  market_id: {vi: Mã thị trường, en: Market id, about: The market.}
  market: {vi: Thị trường, en: Market, about: Its name.}
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  kind: {vi: Loại, en: Kind, about: "assignment, duty or objective."}
  products: {vi: Sản phẩm, en: Products, about: Products of the task that the same plan means to sell there.}
  leads: {vi: Chủ trì, en: Leads, about: Who leads it.}
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
MATCH (market:Market)<-[sale:SOLD_TO]-(product:Product)<-[:CONCERNS]-(task:Task)-[:PART_OF]->(programme:Programme)
WHERE task.programme = sale.programme
  AND ($market IS NULL OR market.id = $market)
  AND ($programme IS NULL OR task.programme = $programme)
  AND ($kind IS NULL OR task.kind = $kind)
WITH market, task, programme, product ORDER BY product.id
WITH market, task, programme, collect(DISTINCT product.name) AS products
OPTIONAL MATCH (task)<-[:LEADS]-(lead:Agency)
WITH market, task, programme, products, lead ORDER BY lead.id
WITH market, task, programme, products, collect(lead.name) AS leads
RETURN market.id AS market_id,
       market.name AS market,
       task.id AS task_id,
       task.name AS title,
       task.kind AS kind,
       products, leads,
       task.ends_on AS ends_on,
       programme.name AS programme,
       task.locator AS locator
ORDER BY market_id, task_id

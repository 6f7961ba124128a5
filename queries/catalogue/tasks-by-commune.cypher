/*
id: tasks-by-commune
category: work
title: {vi: Nhiệm vụ theo xã, en: Tasks by commune}
description:
  vi: Nhiệm vụ nào chạm đến xã này, vì nêu tên xã hoặc vì nói đến sản phẩm mà cùng kế hoạch quy hoạch ở xã.
  en: Which tasks touch each commune, because they name it as a place or are about a product that the same plan grows there.
phrases:
  - "nhiệm vụ nào ở {commune}"
  - "những việc gì diễn ra ở {commune}"
  - "{commune} có những nhiệm vụ nào"
  - nhiệm vụ theo xã
  - "tasks in {commune}"
  - "what is to be done in {commune}"
  - tasks by commune
parameters:
  commune: {type: commune, default: null, about: Only this commune.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
columns:
  commune_id: {vi: Mã xã, en: Commune id, about: "The commune: its official code, where it has one."}
  commune: {vi: Xã, en: Commune, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of its province.}
  task_id: {vi: Mã nhiệm vụ, en: Task id, about: The task.}
  title: {vi: Nhiệm vụ, en: Task, about: Its short title.}
  kind: {vi: Loại, en: Kind, about: "assignment, duty or objective."}
  named: {vi: Nêu tên xã, en: Names it, about: True where the task names the commune as a place.}
  products: {vi: Sản phẩm, en: Products, about: Products of the task that the same plan grows in the commune.}
  leads: {vi: Chủ trì, en: Leads, about: Who leads it.}
  ends_on: {vi: Hạn, en: Deadline, about: Last day.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
*/
CALL {
  MATCH (commune:Commune)<-[zone:GROWN_IN]-(product:Product)<-[:CONCERNS]-(task:Task)
  WHERE task.programme = zone.programme
    AND ($commune IS NULL OR commune.id = $commune)
    AND ($programme IS NULL OR task.programme = $programme)
  RETURN commune, task, product.name AS product, false AS by_name
  UNION ALL
  MATCH (task:Task)
  WHERE task.places IS NOT NULL AND ($programme IS NULL OR task.programme = $programme)
  UNWIND task.places AS place
  MATCH (task)-[:PART_OF]->(plan:Programme)-[:COVERS]->(province:Province), (commune:Commune)
  WHERE commune.province = province.id
    AND ($commune IS NULL OR commune.id = $commune)
    AND (toLower(place) = toLower(commune.name) OR toLower(place) ENDS WITH ' ' + toLower(commune.name))
  RETURN commune, task, null AS product, true AS by_name
}
MATCH (task)-[:PART_OF]->(programme:Programme)
WITH commune, task, programme, product, by_name ORDER BY product
WITH commune, task, programme, max(CASE WHEN by_name THEN 1 ELSE 0 END) = 1 AS named, collect(DISTINCT product) AS products
OPTIONAL MATCH (task)<-[:LEADS]-(lead:Agency)
WITH commune, task, programme, named, products, lead ORDER BY lead.id
WITH commune, task, programme, named, products, collect(lead.name) AS leads
RETURN commune.id AS commune_id,
       commune.name AS commune,
       commune.province AS province,
       task.id AS task_id,
       task.name AS title,
       task.kind AS kind,
       named, products, leads,
       task.ends_on AS ends_on,
       programme.name AS programme,
       task.locator AS locator
ORDER BY commune_id, task_id

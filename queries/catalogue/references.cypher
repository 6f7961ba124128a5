/*
id: references
category: sources
title: {vi: Căn cứ và kế hoạch dựa vào, en: References and what rests on them}
description:
  vi: Mỗi văn bản được kế hoạch nào dựa vào, theo quan hệ nào; và văn bản ấy có trong đồ thị hay không.
  en: Which plans rest on each document, in which relation; and whether that document is itself a plan of the graph.
phrases:
  - các kế hoạch dựa vào văn bản nào
  - "kế hoạch nào căn cứ {document}"
  - "{programme} căn cứ vào những văn bản nào"
  - "văn bản {document} được kế hoạch nào dựa vào"
  - "which plans rest on {document}"
  - "what does {programme} rest on"
  - references of the plans
parameters:
  document: {type: document, default: null, about: "Only this document: its number and symbol."}
  programme: {type: programme, default: null, about: Only what this plan rests on.}
columns:
  document_id: {vi: Mã, en: Id, about: The document.}
  number: {vi: Số hiệu, en: Number, about: Number and symbol as printed.}
  kind: {vi: Loại văn bản, en: Kind of document, about: "Its kind code: NĐ, TT, QĐ, …"}
  issued_on: {vi: Ngày ban hành, en: Issued on, about: Date of issue.}
  issuer: {vi: Nơi ban hành, en: Issuer, about: "Who issued it, as named in the preamble."}
  plans: {vi: Số kế hoạch, en: Plans, about: How many plans of the graph rest on it.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of a plan that rests on it.}
  relation: {vi: Quan hệ, en: Relation, about: "based_on, implements or proposed_by."}
  loaded_as: {vi: Kế hoạch trong đồ thị, en: Plan in the graph, about: "Id of the plan that this document is, where it is loaded."}
  locator: {vi: Ghi ở, en: Where, about: Section.}
*/
MATCH (plan:Programme)-[reference:BASED_ON]->(document:Document)
WHERE ($document IS NULL OR document.id = $document)
  AND ($programme IS NULL OR plan.id = $programme)
OPTIONAL MATCH (loaded:Programme)-[:COVERS]->(province:Province)
WHERE loaded.number = document.name AND document.id STARTS WITH province.id + '/'
WITH plan, reference, document, min(loaded.id) AS loaded_as
MATCH (resting:Programme)-[:BASED_ON]->(document)
WITH plan, reference, document, loaded_as, count(DISTINCT resting.id) AS plans
RETURN document.id AS document_id,
       document.name AS number,
       document.kind AS kind,
       document.issued_on AS issued_on,
       document.issuer AS issuer,
       plans,
       plan.name AS programme,
       reference.relation AS relation,
       loaded_as,
       reference.locator AS locator
ORDER BY plans DESC, document_id, plan.id, relation, locator, reference.quote

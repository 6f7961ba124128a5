/*
id: partners
category: cooperation
title: {vi: Cơ quan cùng làm với một cơ quan, en: Partners of an agency}
description:
  vi: Cơ quan này cùng làm với những cơ quan nào, bao nhiêu nhiệm vụ, ai chủ trì.
  en: With which agencies this agency shares tasks, how many, and who leads.
phrases:
  - "{agency} phối hợp với ai"
  - "{agency} phối hợp với những cơ quan nào"
  - "{agency} cùng làm với ai"
  - "ai phối hợp với {agency}"
  - "who works with {agency}"
  - "with whom does {agency} work"
  - "partners of {agency}"
parameters:
  agency: {type: agency, about: The agency.}
  programme: {type: programme, default: null, about: Only tasks of this plan.}
columns:
  partner_id: {vi: Mã, en: Id, about: The partner.}
  partner: {vi: Cơ quan, en: Agency, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of its province.}
  tasks: {vi: Nhiệm vụ chung, en: Shared tasks, about: Distinct tasks that both have.}
  led_by_agency: {vi: Cơ quan này chủ trì, en: Led by this agency, about: Of these where this agency leads and the partner supports.}
  led_by_partner: {vi: Bên kia chủ trì, en: Led by partner, about: Of these where the partner leads and this agency supports.}
  programmes: {vi: Kế hoạch, en: Plans, about: Plans in which they meet.}
*/
MATCH (agency:Agency {id: $agency})-[mine:LEADS|SUPPORTS]->(task:Task)<-[theirs:LEADS|SUPPORTS]-(partner:Agency)
WHERE partner.id <> agency.id AND ($programme IS NULL OR task.programme = $programme)
RETURN partner.id AS partner_id,
       partner.name AS partner,
       partner.province AS province,
       count(DISTINCT task.id) AS tasks,
       count(DISTINCT CASE WHEN type(mine) = 'LEADS' AND type(theirs) = 'SUPPORTS' THEN task.id END) AS led_by_agency,
       count(DISTINCT CASE WHEN type(mine) = 'SUPPORTS' AND type(theirs) = 'LEADS' THEN task.id END) AS led_by_partner,
       count(DISTINCT task.programme) AS programmes
ORDER BY tasks DESC, partner_id

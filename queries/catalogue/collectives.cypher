/*
id: collectives
category: load
title: {vi: Tập thể và phần thêm khi tách ra, en: Collectives and what expanding them adds}
description:
  vi: Mỗi tập thể trong mỗi kế hoạch gồm những cơ quan nào, có bao nhiêu nhiệm vụ, và tách ra thì thêm bao nhiêu lượt chủ trì, phối hợp cho các thành viên.
  en: Which bodies each collective stands for in each plan, how many tasks it has, and how many leads and supports its members get when it is expanded.
phrases:
  - tập thể gồm những cơ quan nào
  - "{agency} gồm những cơ quan nào"
  - tách các tập thể ra thì thêm bao nhiêu việc
  - các sở, ban, ngành là những cơ quan nào
  - collectives and what expanding them adds
  - "who are the members of {agency}"
  - what do collectives stand for
parameters:
  agency: {type: agency, default: null, about: "Only this collective, or those that this body belongs to."}
  programme: {type: programme, default: null, about: Only this plan.}
columns:
  collective_id: {vi: Mã, en: Id, about: The collective.}
  collective: {vi: Tập thể, en: Collective, about: Its name.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan in which it has tasks.}
  leads: {vi: Chủ trì, en: Leads, about: Tasks of the plan that it leads.}
  supports: {vi: Phối hợp, en: Supports, about: Tasks of the plan that it supports.}
  members: {vi: Số thành viên, en: Members, about: Bodies that the plan lists as its members; 0 where nothing can be expanded.}
  adds_leads: {vi: Thêm lượt chủ trì, en: Leads added, about: "Leads that its members get; a task that a member leads by name already is not counted again."}
  adds_supports: {vi: Thêm lượt phối hợp, en: Supports added, about: "Supports that its members get; a task in which a member has a role by name already is not counted again."}
  member_names: {vi: Các thành viên, en: Names of members, about: "Names of the members, in the order of their ids."}
*/
MATCH (collective:Agency)-[role:LEADS|SUPPORTS]->(task:Task)-[:PART_OF]->(plan:Programme)
WHERE collective.collective
  AND ($agency IS NULL OR collective.id = $agency
       OR EXISTS { MATCH (collective)-[one:INCLUDES]->(body:Agency) WHERE body.id = $agency AND one.programme = plan.id })
  AND ($programme IS NULL OR plan.id = $programme)
OPTIONAL MATCH (collective)-[membership:INCLUDES]->(member:Agency)
WHERE membership.programme = plan.id
WITH collective, plan, task, type(role) AS part, member,
     EXISTS { MATCH (member)-[:LEADS]->(task) } AS leads_already,
     EXISTS { MATCH (member)-[:SUPPORTS]->(task) } AS supports_already
ORDER BY member.id
WITH collective, plan,
     count(DISTINCT CASE WHEN part = 'LEADS' THEN task.id END) AS leads,
     count(DISTINCT CASE WHEN part = 'SUPPORTS' THEN task.id END) AS supports,
     count(DISTINCT member.id) AS members,
     count(CASE WHEN part = 'LEADS' AND NOT leads_already THEN member.id END) AS adds_leads,
     count(CASE WHEN part = 'SUPPORTS' AND NOT leads_already AND NOT supports_already THEN member.id END) AS adds_supports,
     collect(DISTINCT member.name) AS member_names
RETURN collective.id AS collective_id,
       collective.name AS collective,
       plan.name AS programme,
       leads, supports, members, adds_leads, adds_supports, member_names
ORDER BY adds_leads + adds_supports DESC, collective_id, plan.id

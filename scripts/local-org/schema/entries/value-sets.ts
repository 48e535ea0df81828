/** The values of the standard value sets in a new org (Metadata API, "StandardValueSet names and values"); `*` marks the default. */

/** Values shared by several fields; the keys are the names of the standard value sets. */
export const standardValueSets = {
  Industry:
    'Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other',
  AccountType: 'Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other',
  AccountRating: 'Hot|Warm|Cold',
  AccountOwnership: 'Public|Private|Subsidiary|Other',
  LeadSource: 'Web|Phone Inquiry|Partner Referral|Purchased List|Other',
  Salutation: 'Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.',
  LeadStatus: 'Open - Not Contacted*|Working - Contacted|Closed - Converted|Closed - Not Converted',
  OpportunityStage:
    'Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|Proposal/Price Quote|Negotiation/Review|Closed Won|Closed Lost',
  OpportunityType: 'Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer',
  ForecastCategoryName: 'Omitted|Pipeline|Best Case|Commit|Closed',
  CaseStatus: 'New*|Working|Escalated|Closed',
  CaseOrigin: 'Phone|Email|Web',
  CasePriority: 'High|Medium*|Low',
  CaseType: 'Mechanical|Electrical|Electronic|Structural|Other',
  CaseReason: 'Installation|Equipment Complexity|Performance|Breakdown|Equipment Design|Feedback|Other',
  TaskStatus: 'Not Started*|In Progress|Completed|Waiting on someone else|Deferred',
  TaskPriority: 'High|Normal*|Low',
  TaskSubject: 'Call|Send Letter|Send Quote|Other',
  EventSubject: 'Call|Email|Meeting|Send Letter/Quote|Other',
  TaskType: 'Call|Meeting|Other',
  EventType: 'Call|Email|Meeting|Other',
  CampaignType:
    'Conference|Webinar|Trade Show|Public Relations|Partners|Referral Program|Advertisement|Banner Ads|Direct Mail|Email|Telemarketing|Other',
  CampaignStatus: 'Planned*|In Progress|Completed|Aborted',
  CampaignMemberStatus: 'Sent*|Responded',
  ContractStatus: 'In Approval Process|Activated|Draft*',
  OrderStatus: 'Draft*|Activated',
  AssetStatus: 'Shipped|Installed|Registered|Obsolete|Purchased',
  ContactRole:
    'Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other',
  SalesTeamRole:
    'Account Manager|Channel Manager|Executive Sponsor|Lead Qualifier|Opportunity Owner|Pre-Sales Consultant|Sales Manager|Sales Rep',
  QuoteStatus: 'Draft|Needs Review|In Review|Approved|Rejected|Presented|Accepted|Denied',
  SolutionStatus: 'Draft*|Reviewed|Duplicate',
  Product2Family: 'None',
  AccessLevel: 'Read|Edit|All',
  CleanStatus: 'Matched|Different|Acknowledged|NotFound|Inactive|Pending*|SelectMatch|Skipped',
} as const;

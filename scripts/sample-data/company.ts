/** What the sample company and its customers are called, and where they sit: records that are there from the start, and those that its people add. */
import type { Random } from './random.ts';

const firstWords = [
  'Blue',
  'North',
  'Silver',
  'Cedar',
  'Bright',
  'Harbor',
  'Granite',
  'Summit',
  'Green',
  'Iron',
  'Lake',
  'Maple',
  'Orchard',
  'Pioneer',
  'Quarry',
  'River',
  'Stone',
  'Union',
  'Valley',
  'Willow',
];
const secondWords = ['Ridge', 'Point', 'Field', 'Works', 'Bridge', 'Gate', 'Peak', 'Crest', 'Mill', 'Shore'];
const kinds = ['Logistics', 'Foods', 'Energy', 'Software', 'Medical', 'Textiles', 'Robotics', 'Finance', 'Media', 'Construction'];
export const industries = [
  'Transportation',
  'Food & Beverage',
  'Energy',
  'Technology',
  'Healthcare',
  'Apparel',
  'Electronics',
  'Finance',
  'Media',
  'Construction',
];
export const cities = [
  ['Berlin', 'Germany'],
  ['Lyon', 'France'],
  ['Austin', 'United States'],
  ['Toronto', 'Canada'],
  ['Leeds', 'United Kingdom'],
  ['Osaka', 'Japan'],
  ['Porto', 'Portugal'],
  ['Utrecht', 'Netherlands'],
] as const;
const givenNames = [
  'Ada',
  'Ben',
  'Chloe',
  'Dmitri',
  'Elena',
  'Farid',
  'Grace',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaori',
  'Liam',
  'Mina',
  'Noah',
  'Olga',
  'Priya',
];
const familyNames = [
  'Abel',
  'Brandt',
  'Costa',
  'Dubois',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Hansen',
  'Ito',
  'Jansen',
  'Khan',
  'Lopez',
  'Moreau',
  'Novak',
  'Okafor',
  'Petrov',
];
/** In the order in which a deal passes them. */
export const stages = [
  'Prospecting',
  'Qualification',
  'Needs Analysis',
  'Proposal/Price Quote',
  'Negotiation/Review',
  'Closed Won',
  'Closed Lost',
];

export const phone = (random: Random): string => `+1 555 ${random.integer(100, 999)} ${random.integer(1000, 9999)}`;
/** A date as the API takes it, so many days from a moment. */
export const dayFrom = (now: number, offset: number): string => new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
export const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** After so many the names come again. */
export const distinctNames = firstWords.length * secondWords.length;

export function companyName(index: number): string {
  const first = firstWords[index % firstWords.length];
  const second = secondWords[Math.floor(index / firstWords.length) % secondWords.length];
  return `${first} ${second} ${kinds[(index * 7) % kinds.length]}`;
}

export function personName(random: Random): { FirstName: string; LastName: string } {
  return { FirstName: random.pick(givenNames), LastName: random.pick(familyNames) };
}

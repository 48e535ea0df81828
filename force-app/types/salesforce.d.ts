// Salesforce's own types of its modules. What they lack is in platform.d.ts, which must hold no import.
import '@salesforce/lightning-types';

// Countries by their three letters, as the engine compares them, and which are taken for each other: one region, one border crossed, one language.

const TWO_TO_THREE = new Map(('AF AFG AL ALB DZ DZA AD AND AO AGO AR ARG AM ARM AU AUS AT AUT AZ AZE BD BGD BY BLR BE BEL BJ BEN BO BOL BA BIH BW BWA BR BRA BG BGR BF BFA BI BDI KH KHM CM CMR CA CAN CV CPV CF CAF TD TCD CL CHL CN CHN CO COL KM COM CG COG CD COD CR CRI CI CIV HR HRV CU CUB CY CYP CZ CZE DK DNK DJ DJI DO DOM EC ECU EG EGY SV SLV GQ GNQ ER ERI EE EST SZ SWZ ET ETH FI FIN FR FRA GA GAB GM GMB GE GEO DE DEU GH GHA GR GRC GT GTM GN GIN GW GNB HT HTI HN HND HU HUN IN IND ID IDN IR IRN IQ IRQ IE IRL IL ISR IT ITA JM JAM JP JPN JO JOR KZ KAZ KE KEN KP PRK KR KOR KW KWT KG KGZ LA LAO LV LVA LB LBN LS LSO LR LBR LY LBY LT LTU LU LUX MG MDG MW MWI MY MYS ML MLI MT MLT MR MRT MU MUS MX MEX MD MDA MN MNG ME MNE MA MAR MZ MOZ MM MMR NA NAM NP NPL NL NLD NI NIC NE NER NG NGA MK MKD NO NOR PK PAK PS PSE PA PAN PY PRY PE PER PH PHL PL POL PT PRT QA QAT RO ROU RU RUS RW RWA SA SAU SN SEN RS SRB SL SLE SG SGP SK SVK SI SVN SO SOM ZA ZAF SS SSD ES ESP LK LKA SD SDN SR SUR SE SWE CH CHE SY SYR TW TWN TJ TJK TZ TZA TH THA TG TGO TN TUN TR TUR TM TKM UG UGA UA UKR AE ARE GB GBR US USA UY URY UZ UZB VE VEN VN VNM YE YEM ZM ZMB ZW ZWE XK XKX')
  .split(' ').reduce<[string, string][]>((pairs, code, index, all) => (index % 2 ? pairs : [...pairs, [code, all[index + 1]!]]), []))

/** Three letters of a country given by two or three; unknown codes stay as they are. */
export const threeLetters = (code: string | null | undefined): string => (code ? TWO_TO_THREE.get(code) ?? code : '')

const THREE_TO_TWO = new Map([...TWO_TO_THREE].map(([two, three]) => [three, two]))

/** Two letters of a country given by three or two; unknown codes stay as they are. */
export const twoLetters = (code: string): string => THREE_TO_TWO.get(code) ?? code

const REGIONS = [
  'EGY TUN MAR DZA LBY SDN SYR IRQ JOR LBN PSE YEM SAU MRT ESH', 'GMB SEN GIN MLI CIV BFA SLE LBR GNB GHA NGA TGO BEN NER MRT CMR', 'UKR RUS BLR MDA POL GEO ARM', 'ALB XKX MKD MNE SRB BIH',
  'BGD IND NPL LKA', 'PAK AFG IRN IND TJK UZB', 'SOM ERI ETH DJI SDN SSD KEN', 'TUR IRQ SYR IRN', 'ROU MDA BGR', 'PER ECU BOL COL VEN', 'CHN MNG TWN',
].map((codes) => new Set(codes.split(' ')))

/** Two different countries that registrations take for each other. */
export const neighbours = (a: string, b: string): boolean => REGIONS.some((region) => region.has(a) && region.has(b))

/** Invented people: given names and surnames by origin; a few also in their own script. */
export interface Origin {
  country: string
  language: string
  boys: readonly [given: string, original?: string][]
  girls: readonly [given: string, original?: string][]
  families: readonly [family: string, original?: string][]
  places: readonly string[]
}

const w = <T extends string>(text: T): [string][] => text.split(' ').map((one) => [one.replaceAll('_', ' ')])

export const origins = {
  italia: {
    country: 'IT', language: 'ita',
    boys: w('Lorenzo Mattia Gabriele Tommaso Edoardo Riccardo Filippo Christian Samuele Diego Nicolò Thomas Simone Davide Pietro'),
    girls: w('Giulia Aurora Martina Chiara Beatrice Noemi Camilla Alessia Greta Matilde Rebecca Asia Viola Arianna Elisa'),
    families: w('Brambati Colzani Ferrarini Galbusero Maltoni Pedrazzoli Rovelli Sangalli Tornaghi Vismarini Bertolani Carugati Dossetti Fumagalli_Rè Grassini Lodigiani Mazzucchi Nobilini Oriani Passerini'),
    places: ['Milano', 'Rho', 'Lodi', 'Legnano'],
  },
  egitto: {
    country: 'EG', language: 'arz',
    boys: [['Ahmed', 'أحمد'], ['Mahmoud', 'محمود'], ['Karim', 'كريم'], ['Youssef', 'يوسف'], ['Omar', 'عمر'], ['Mostafa', 'مصطفى']],
    girls: [['Amina', 'أمينة'], ['Mariam', 'مريم'], ['Nour', 'نور']],
    families: [['Abdelrahman', 'عبد الرحمن'], ['El Sayed', 'السيد'], ['Hassanein', 'حسنين'], ['Mansour', 'منصور'], ['Ramadan', 'رمضان']],
    places: ['Il Cairo', 'Gharbia', 'Kafr el-Sheikh'],
  },
  albania: {
    country: 'AL', language: 'sqi', boys: w('Ardit Erion Klevis Endri Gentian'), girls: w('Elira Arta Blerina Ornela'), families: w('Hoxhaj Gjokaj Dervishi Lleshi Prendaj'), places: ['Tirana', 'Scutari', 'Fier'],
  },
  bangladesh: {
    country: 'BD', language: 'ben', boys: [['Rafiq', 'রফিক'], ['Md Sohel', 'মোঃ সোহেল'], ['Tanvir', 'তানভীর'], ['Imran', 'ইমরান']], girls: [['Nusrat', 'নুসরাত'], ['Sumaiya', 'সুমাইয়া']], families: [['Hossain', 'হোসেন'], ['Miah', 'মিয়া'], ['Sarkar', 'সরকার']], places: ['Sylhet', 'Madaripur', 'Dhaka'],
  },
  gambia: {
    country: 'GM', language: 'man', boys: w('Lamin Ebrima Muhammed_Abdoulie_Bakary Modou Sulayman'), girls: w('Fatoumatta Isatou'), families: w('Kandeh-Touraye_Darboe Ceesaye Jallowe Sannehy'), places: ['Serekunda', 'Brikama'],
  },
  pakistan: {
    country: 'PK', language: 'urd', boys: [['Bilal', 'بلال'], ['Hamza', 'حمزہ'], ['Usman', 'عثمان']], girls: [['Ayesha', 'عائشہ']], families: [['Iqbalzai', 'اقبال زئی'], ['Qureshan', 'قریشان']], places: ['Gujrat', 'Sialkot'],
  },
  ucraina: {
    country: 'UA', language: 'ukr', boys: [['Oleksandr', 'Олександр'], ['Danylo', 'Данило'], ['Maksym', 'Максим']], girls: [['Sofiia', 'Софія'], ['Anastasiia', 'Анастасія'], ['Daryna', 'Дарина']], families: [['Kovalchenko', 'Ковальченко'], ['Melnychenko', 'Мельниченко'], ['Tkachenko', 'Ткаченко']], places: ['Leopoli', 'Charkiv', 'Odessa'],
  },
  romania: {
    country: 'RO', language: 'ron', boys: w('Andrei Cristian Darius'), girls: w('Ioana Larisa Bianca'), families: w('Munteanescu Stoicanu Ciobotari'), places: ['Bacău', 'Iași'],
  },
  peru: {
    country: 'PE', language: 'spa', boys: w('Adrián Luis_Ángel'), girls: w('Milagros Valeria'), families: w('Huamanquispe Salazarte Quispetupa'), places: ['Lima', 'Trujillo'],
  },
} as const satisfies Record<string, Origin>

export type OriginName = keyof typeof origins

/** Who works: invented, by unit. */
export const workers = [
  'Anna Ferri', 'Marco Galli', 'Lucia Bassi', 'Paola Rinaldi', 'Silvia Monti', 'Francesca Nava', 'Elena Marchi', 'Davide Colli', 'Sara Brambilli', 'Giorgio Testa',
  'Roberta Carli', 'Michele Riva', 'Laura Vitali', 'Chiara Donati', 'Matteo Serra', 'Stefano Pozzi', 'Ilaria Fontanini', 'Valentina Costa', 'Teresa Longhi', 'Andrea Neri',
  'Giulia Sartori', 'Pietro Alberti', 'Monica Vezzani', 'Luca Barbieri', 'Federica Orsi', 'Simone Tosi', 'Cristina Pace', 'Alberto Messina', 'Barbara Leoni', 'Nadia Haddad',
  'Samir Benali', 'Mirela Dragan', 'Farhana Akter', 'Olena Bondar', 'Fatou Ndiaye', 'Claudio Bruni', 'Rita Morandi', 'Emanuela Sala', 'Tommaso Guidi', 'Daniela Fabbri',
] as const

"""Words of bodies' and places' names: what kind of body they say it is, and what they mean in other languages.

Lists of common knowledge, as in `lexicon`. All entries are folded (lower case, no diacritics); English first, then
Arabic, Persian, Turkish, Russian in Latin letters, French, Spanish, Portuguese, Italian, German.
"""

from __future__ import annotations

from isnad.entities.lexicon import lines

# Words that say what kind of thing an organisation is; kinds of one line say the same.
ORGANISATION_TYPES = lines("""
brigade liwa liwaa lewa brigada brigata tugay tugayi
brigades kataib kata'ib kataeb brigadas brigate
battalion katiba katibat batalyon bataillon batallon batalhao battaglione tabur taburu gordan
front jabhat jabha jebhat jebhe cephesi cephe frente fronte
movement harakat haraka hareket hareketi jonbesh dvizheniye dvizhenie mouvement movimiento movimento bewegung
party hizb hezb parti partei partido partiya partisi partito partia
league asaib asa'ib usbat liga ligue lega
army jaysh jaish jeish artesh armiya ordu ordusu armee sipah sepah lashkar ejercito exercito esercito heer
organization organisation munazzamat munazzama tanzim sazman sazeman organizatsiya teskilati orgut orgutu organizacion
organizacao organizzazione
union ittihad itihad ettehad soyuz birligi birlik unione uniao
council majlis shura shuraye soviet sovet meclisi konseyi conseil consejo conselho consiglio
committee lajna lajnat komite komitet komitesi comite comitato komitee
ministry wizarat wizara vezarat ministerstvo bakanligi bakanlik ministerio ministere ministerium ministero
office maktab mektab daftar ofis ofisi bureau byuro buro oficina ufficio amt
directorate mudiriyat mudiriya idare idaresi upravlenie upravleniye direccion direzione direktion
department qism otdel departament departement departamento dipartimento abteilung
agency wikala wakala agentstvo ajansi agence agencia agenzia agentur
bank banka bankasi banque banco masraf
university jamiat jamia daneshgah universitat universite universidad universidade universidad universitet
universitesi universita
foundation muassasat muassasa bonyad fond fondation vakfi vakif fundacion fundacao fondazione stiftung
forces quwwat quwat niruha sily forces fuerzas forcas forze krafte gucleri
force quwwa niru sila fuerza forza gucu
corps faylaq korpus cuerpo corpo kolordu
guard guards haras hirs pasdaran gvardiya garde gardes guardia guarda muhafiz
commission hayat heyat komissiya komisyonu comision comissao commissione kommission
institute institut maahad ma'had moassese instituto istituto enstitusu
association society societe sociedad jamiyat jamiyya anjoman assotsiatsiya dernegi asociacion associazione verein
federation federatsiya federasyonu federacion federacao federazione foderation
company sharika sharikat sherkat kompaniya sirket compania companhia compagnia gesellschaft firma firm
group jamaa jamaat goruh gruppa grubu groupe grupo gruppo gruppe
mission bitha misyonu
bureau
command qiyada kumandanligi komutanligi komandovanie commandement comando kommando
division firqa firqat tumen tumeni diviziya
regiment fawj alay alayi regimiento
unit vahed birim otryad unite unidad unidade einheit
squadron sirb filo
court mahkamat mahkama dadgah mahkeme mahkemesi cour tribunal gericht corte
police shurta polis polisi politsiya policia polizia polizei
service services sluzhba servicio servicios servico servizio dienst khidma
authority sulta hayat otoritesi autorite autoridad autorita
embassy safara sefarat buyukelciligi posolstvo ambassade embajada embaixada ambasciata botschaft
government hukumat hukuma hukumet pravitelstvo gouvernement gobierno governo regierung
plant factory works zavod fabrika fabrikasi usine fabrica fabbrica werk kombinat
network shabaka shabakat shabake reseau rede netzwerk
column colonne columna coluna kolonna
times
herald
post
monitor
courier
tribune
gazette
""")

# Translated words of organisations' and places' names: each line is one meaning.
TRANSLATIONS = lines("""
righteous haqq hak
islamic islami islamiyya islamiya eslami islamique islamico islamskaya islamskiy islamisch
national watani wataniyya melli nationale nacional natsionalny natsionalnaya milli ulusal nazionale nationaler
people peoples shaab shaabi sha'b popular populaire popolare narodny narodnaya narodnoye halk mardom khalq volk
party hizb hezb
god allah khoda
martyr shahid shuhada martyrs shohada mashhid martyrs martires martiri sehit sehitler
liberation tahrir azadi azadibakhsh liberacion osvobozhdeniya osvobozhdenie kurtulus liberacao liberazione befreiung
revolution thawra inqilab enqelab revolucion revolyutsiya revolucao rivoluzione devrim
revolutionary thawri thawriyya enghelabi enqelabi revolutionnaire revolucionario revolyutsionny devrimci
resistance muqawama mukawama moqavemat resistencia soprotivleniya soprotivlenie resistenza direnis widerstand
promised mawud mowud
day yawm youm ruz gun jour dia giorno
sea bahr darya more deniz mer mar mare
port mina harbour harbor bandar liman limani puerto porto hafen
holy quds muqaddas saint sainte
jerusalem quds
victory nasr zafar fath piruzi pobeda zafer victoire victoria vitoria vittoria
state dawla dowlat devlet estado etat gosudarstvo gosudarstvenny stato staat
republic jumhuriya jomhuri respublika republica republique cumhuriyeti repubblica republik
democratic dimuqrati demokratik demokratichesky democratica democratico democratique demokratische
workers worker ummal kargaran karkeran trabajadores rabochikh isciler ouvriers travailleurs trabalhadores arbeiter
free hurr ahrar azad svobodny svobodnaya ozgur libre libres livre livres libero liberi libera frei freie
freedom hurriya azadi svoboda svobody ozgurluk liberte libertad liberdade liberta freiheit
salvation inqadh nejat spaseniya kurtulus salut salvacion salvacao salvezza
syria sham levant
interior dakhiliyya dakhiliya internal keshvar icisleri interieur vnutrennikh
defence defense difa defa oborony oborona savunma defensa defesa difesa verteidigung
foreign kharijiyya khareje disisleri etrangeres exteriores inostrannykh esteri
north northern shimal shimali shomal norte nord septentrional severny severnaya sever kuzey
south southern janub janubi jonub sur sul sud yuzhny yuzhnaya yug guney meridional
east eastern sharq sharqi vostok vostochny este leste est orient oriental dogu
west western gharb gharbi gharbiyya zapad zapadny oeste ouest occidental bati
new jadid jadida novy novaya novoye nova nouveau nouvelle nueva nuevo novo nuovo yeni neue neu
great greater kabir kobra bolshoy buyuk grand grande gran
old qadim ghadim stary staraya antiguo ancien vieux eski alt
central centre center markaz markazi merkez merkezi tsentr tsentralny tsentralnaya centrale zentral
dawn fajr sepideh rassvet safak zarya aube aurora alba
light nur noor nour svet isik lumiere luz luce
sun shams khorshid solntse gunes soleil
moon qamar mah luna lune ay
star stars najm nujum setareh zvezda yildiz etoile estrella estrela stella
storm asifa asifat tufan burya firtina tempete tormenta
sword swords sayf saif suyuf zulfiqar shamshir kilic epee espada
truth haqiqa pravda haghighat gercek verite verdad verdade verita
justice adala adalat adl adalet justicia justica giustizia spravedlivost edalat gerechtigkeit
unity wahda wahdat vahdat edinstvo birlik unidad unite unidade unita einheit
struggle kifah mubarezeh mobarezeh borba lucha lutte luta lotta mucadele kampf jihad
homeland watan vatan mihan rodina patria patrie heimat yurt
lions lion usud asad shiran lvy aslan aslanlar lions leones
eagles eagle nusur nasr shaheen oqab orly kartal kartallar aigles aguilas
falcon falcons saqr suqur sokol shahin faucon faucons halcon halcones
wolves wolf dhib dhiab gorg kurt kurtlar loups lobos volki
mountain mountains mount jabal jibal jebel djebel koh kuh gora dagi dag montagne montagnes montana montanas
river nahr rud rudkhaneh reka nehir nehri rio riviere fleuve fiume fluss
coast coastal sahil sahel saheli kiyi costa cote kuste
desert sahra badiya biyaban pustynya col desierto
marsh marshes ahwar hor
border borders frontier hudud hodud marz marzi granitsa sinir frontera frontiere fronteira grenze
security amn amniyat amniyati bezopasnost bezopasnosti guvenlik seguridad securite seguranca sicurezza sicherheit
intelligence mukhabarat istikhbarat ettelaat razvedka istihbarat inteligencia renseignement renseignements
prison jail gaol sijn sejn zindan zendan tyurma hapishane cezaevi carcel prigione gefangnis
youth shabab shabiba javanan molodyozh molodezh gencler genclik juventud jeunesse jeunes juventude jugend
women nisa zanan zhenshchin kadin kadinlar femmes mujeres mulheres donne frauen
men rijal mardan hommes hombres homens uomini
sons abna awlad fils hijos filhos
brothers brotherhood ikhwan freres hermanos irmaos
children atfal kudakan enfants ninos deti cocuk cocuklar
students student tullab talaba daneshjuyan etudiants estudiantes studentov ogrenci ogrenciler
farmers peasants fallahin dehqanan krestyan koylu paysans campesinos camponeses bauern
fighters combatants muqatilin razmandegan boytsov savascilar combattants combatientes
partisans supporters ansar
companions ashab yaran
soldiers soldier jund junud sarbazan asker askerler soldats soldados
guardians hurras gardiens guardianes
knights fursan chevaliers caballeros
bridge jisr pol most kopru koprusu pont puente ponte brucke
gate bab darvazeh porte puerta
valley wadi vadi vallee valle vale tal
village qarya deh rusta selo derevnya koy koyu village pueblo
fort castle fortress hisn qalat qala qalaat qaleh kale kalesi krepost chateau castillo
road route tariq jaddat jadeh rah doroga yol yolu carretera camino estrada strada strasse
street shari khiyaban ulitsa cadde caddesi rue calle rua
square maydan meydan meydani saha ploshchad place plaza praca piazza platz
market bazaar suq souk souq bazar pazar pazari rynok marche mercado mercato markt
salt milh malh namak tuz soli sel sal sale salz
water maa ab voda vody su eau agua acqua wasser
wells well abar chah puits pozos pocos kolodtsev
spring springs ayn ain cheshmeh source fuente pinar
gold dhahab tala zoloto altin or oro ouro
oil naft petrol neft petrole petroleo
affairs shuun umur omur dela delam isleri affaires asuntos assuntos affari
peace salam silm solh mir mira baris paix paz pace frieden
war harb jang voyna voyny savas guerre guerra krieg
hope amal omid nadezhda umut espoir esperanza esperanca speranza hoffnung
future mustaqbal ayandeh budushchego gelecek avenir futuro
change taghyir taghir izmeneniya degisim changement cambio mudanca
reform islah eslah eslahat reforma reformy reforme reformas reformes
development tanmiya towseeh razvitiya razvitie kalkinma developpement desarrollo desenvolvimento sviluppo
rescue relief ighatha emdad spasatelnaya yardim secours rescate socorro
charity charitable khayriya khayriyya kheyrieh blagotvoritelny hayir caritative beneficencia
trade trading tijara tijariya tejarat bazargani torgovlya torgovaya torgovy ticaret commerce commercial comercio
industry industries industrial sinaa sanat sanayi promyshlennost industrie industria
construction bina tamir stroitelstvo stroitelny insaat construccion costruzioni
transport naql haml transportny nakliyat ulastirma transporte trasporti
education tarbiya talim amuzesh obrazovaniya egitim enseignement educacion educacao istruzione bildung
health sihha behdasht zdravookhraneniya saglik sante salud saude salute gesundheit
labour labor work amal kar truda calisma travail trabajo trabalho lavoro arbeit
news akhbar khabar novosti haber haberler nouvelles noticias notizie nachrichten
voice sawt seda golos ses sesi voix voz voce stimme
flag banner raya parcham znamya bayrak drapeau bandera
book kitab ketab kniga kitap livre libro livro buch
house bayt beit dar khaneh dom ev evi maison casa haus
city madina medina shahr gorod sehir sehri ville ciudad cidade citta stadt
island islands jazira jazirat jazireh ostrov ada adasi ile isla ilha isola insel
lake buhayra daryacheh ozero gol golu lac lago
airport matar forudgah aeroport havalimani aeropuerto aeroporto flughafen
camp mukhayyam ordugah lager kamp kampi campamento campo
barracks garrison thukna padegan kazarma kisla caserne cuartel quartel caserma kaserne
hospital mustashfa bimarestan bolnitsa hastane hastanesi hopital ospedale krankenhaus
mosque masjid jami mescid cami camii mosquee mezquita moschee
church kanisa kelisa tserkov kilise kilisesi eglise iglesia igreja chiesa kirche
school madrasa madrese shkola okul okulu ecole escuela escola scuola schule
military askari nezami voenny voennaya askeri militaire militar militare
political siyasi politichesky siyasal politique politico politica
armed musallah mosallah vooruzhennykh silahli arme armee armees armado armada armadas
special khass khas vizheh spetsialny ozel speciale especial
united muttahid muttahida unified motahed muttahhid unis unie unido unida unidos birlesik
general aam amm umumi generalny genel generale
supreme ala verkhovny yuksek supremo suprema superieur
federal ittihadi federalny federal federale
socialist ishtiraki sosialistik sotsialistichesky sosyalist socialiste socialista
communist shuyui kommunistichesky komunist communiste comunista
arab arabi arabiyya arabe arabo araba
kurdish kurdi kurdistani kurt kurde kurdo
red ahmar hamra sorkh surkh krasny krasnaya kizil kirmizi rouge rojo roja vermelho rosso
black aswad sawda siyah chorny chernaya kara noir noire negro negra preto nero
white abyad bayda sefid bely belaya ak beyaz blanc blanche blanco blanca branco bianco
green akhdar khadra sabz zelyony yesil vert verte verde
blue azraq zarqa abi siniy mavi bleu bleue azul
crescent hilal helal polumesyats hilali croissant
cross salib salib krest hac croix cruz croce
""")

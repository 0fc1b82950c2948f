package org.gradus.sheet;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What columns are called, reduced to letters and digits: by Moodle in its language packs, by Canvas, by student offices, and by
 * people. English, German, French and Spanish, and the commonest words of Italian, Portuguese, Dutch and Catalan.
 */
final class HeaderWords {
    /** What a column of a roster holds. */
    enum Field {
        NAME,
        GIVEN_NAME,
        FAMILY_NAME,
        EMAIL,
        STUDENT_NUMBER,
        LOGIN,
        SECTION,
        ROLE
    }

    private static final Map<Field, Set<String>> ROSTER = Map.ofEntries(
            entry(Field.NAME, words("""
                    name fullname fullnames studentname student students displayname participant learner
                    vollstandigername namevollstandig vollername teilnehmer teilnehmerin teilnehmende
                    studierende vornamenachname nachnamevorname namevorname vornamename firstnamesurname
                    firstnamelastname surnamefirstname lastnamefirstname nom nomcomplet nometprenom
                    nomprenom prenomnom etudiant nombre nombrecompleto nombreapellidos nombreyapellidos
                    nombreapellido apellidosnombre apellidosynombre alumno estudiante nome nomecompleto
                    nomecognome cognomenome nomesobrenome volledigenaam naam nomicognoms
                    """)),
            entry(Field.GIVEN_NAME, words("""
                    firstname givenname givennames forename first preferredname vorname vornamen rufname
                    prenom prenoms nombres primernombre voornaam primeironome nomproprio
                    """)),
            entry(Field.FAMILY_NAME, words("""
                    lastname surname familyname last nachname familienname zuname nomdefamille apellido
                    apellidos cognome cognom cognoms sobrenome apelido ultimonome achternaam
                    """)),
            entry(Field.EMAIL, words("""
                    email emailaddress mail mailaddress emails studentemail universityemail
                    institutionalemail emailadresse mailadresse unimail hochschulemail courriel
                    adressedecourriel adresseemail adressemail adresseelectronique adressedemessagerie
                    correo correoelectronico direcciondecorreo direcciondecorreoelectronico
                    direcciondeemail indirizzoemail indirizzodiposta endereodeemail enderecodeemail
                    emailadres adrecaelectronica correuelectronic
                    """)),
            entry(Field.STUDENT_NUMBER, words("""
                    sisuserid sisid idnumber studentid studentnumber studentno matriculationnumber
                    matriculationno universityid regno registrationnumber orgdefinedid id matrikelnummer
                    matrikelnr matrnr matnr matrikel idnummer personalnummer numerodidentification
                    numeroetudiant netudiant noetudiant netudiants codeetudiant matricule
                    numidentification numerodeid numerodeidentificacion numerodematricula matricula
                    expediente dni codiceidentificativo numeroidentificativo numerodimatricola matricola
                    numerodeidentificacao idnummers numerodidentificacio
                    """)),
            entry(Field.LOGIN, words("""
                    sisloginid loginid login username user userid netid uid account accountname
                    anmeldename benutzername kennung benutzerkennung nutzername unikennung rzkennung
                    nomdutilisateur identifiantdeconnexion utilisateur nombredeusuario usuario nomeutente
                    identificacaodeusuario nomedeutilizador gebruikersnaam nomdusuari
                    """)),
            entry(Field.SECTION, words("""
                    section sections group groups tutorial class tutorialgroup labgroup gruppe gruppen
                    ubungsgruppe tutorium gruppenname groupe groupes grupo grupos seccion gruppo gruppi
                    groep groepen grup grups
                    """)),
            entry(Field.ROLE, words("role roles rolle rollen rol ruolo ruoli papel papeis funcao rols")));

    private static final Map<String, RosterRole> ROLES = roles(Map.of(
            RosterRole.STUDENT, words("""
                    student students learner participant teilnehmer teilnehmerin teilnehmende studierende
                    studentin studierender etudiant etudiante estudiante alumno alumna studente estudante
                    aluno
                    """), RosterRole.ASSISTANT, words("""
                    assistant ta teachingassistant tutor tutorin grader marker noneditingteacher
                    hilfskraft ubungsleiter trainerinohnebearbeitungsrecht enseignantnonediteur tuteur
                    profesorsinpermisodeedicion ayudante
                    """), RosterRole.INSTRUCTOR, words("""
                    instructor teacher lecturer professor editingteacher manager owner dozent dozentin
                    lehrende trainerin trainer enseignant professeur profesor profesora docente professore
                    """)));

    /** What Moodle puts above its columns, and others hardly do. */
    private static final Set<String> MOODLE_ONLY = words("""
                    lastdownloadedfromthiscourse zuletztausdiesemkursgeladen
                    derniertelechargementdepuiscecours ultimadescargadeestecurso institution department
                    institutionabteilung abteilung departement institucion departamento coursetotal
                    kursgesamt totalducours totaldelcurso groups gruppen groupes grupos
                    """);

    static final Set<String> IDENTIFIER = words("""
                    identifier id identifiant identificateur identificador identificativo identificatie
                    """);
    static final Set<String> GRADE = words("""
                    grade bewertung note calificacion valutazione nota notas qualificacio cijfer
                    beoordeling
                    """);
    static final Set<String> MAXIMUM = words("""
                    maximumgrade bestwertung maximalebewertung maximalpunktzahl notemaximale
                    calificacionmaxima puntuacionmaxima valutazionemassima punteggiomassimo notamaxima
                    qualificaciomaxima maximumcijfer maximaalcijfer
                    """);
    static final Set<String> SCALE = words("scale skala bareme escala scala schaal");
    static final Set<String> FEEDBACK = words("""
                    feedbackcomments feedbackalskommentar feedbackkommentare feedbackkommentar
                    feedbackparcommentaires commentairesdefeedback commentairesdufeedback
                    comentariosderetroalimentacion comentariosderetroaccion
                    comentariosdelaretroalimentacion commentidifeedback commentifeedback
                    comentariosdefeedback comentarisderetroaccio feedbackopmerkingen feedbackcommentaar
                    """);

    private HeaderWords() {}

    private static Set<String> words(String words) {
        return Arrays.stream(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, RosterRole> roles(Map<RosterRole, Set<String>> words) {
        return words.entrySet().stream()
                .flatMap(role -> role.getValue().stream().map(word -> entry(word, role.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The role that a word names, if any. */
    static Optional<RosterRole> role(String cell) {
        return Optional.ofNullable(ROLES.get(Cells.header(cell)));
    }

    static boolean isMoodleOnly(List<String> headers) {
        return headers.stream().map(Cells::header).anyMatch(MOODLE_ONLY::contains);
    }

    /** The first column whose name is one of the words, or -1. */
    static int column(List<String> headers, Set<String> words) {
        for (int i = 0; i < headers.size(); i++) {
            if (words.contains(Cells.header(headers.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    /** Which column holds what; of several that could, the first, but a mere "ID" yields to any clearer word. */
    static Map<Field, Integer> fields(List<String> headers) {
        Map<Field, List<Integer>> found = new EnumMap<>(Field.class);
        for (int i = 0; i < headers.size(); i++) {
            String header = Cells.header(headers.get(i));
            for (Map.Entry<Field, Set<String>> field : ROSTER.entrySet()) {
                if (field.getValue().contains(header)) {
                    found.computeIfAbsent(field.getKey(), unused -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        Map<Field, Integer> fields = new EnumMap<>(Field.class);
        found.forEach((field, columns) -> fields.put(
                field,
                columns.stream()
                        .filter(column -> !Cells.header(headers.get(column)).equals("id"))
                        .findFirst()
                        .orElse(columns.get(0))));
        sortOutNames(fields);
        return fields;
    }

    /** "Name; Vorname", "Nom; Prénom", "Nombre; Apellidos": beside one half of a name, a mere "name" is the other half. */
    private static void sortOutNames(Map<Field, Integer> fields) {
        Integer name = fields.get(Field.NAME);
        boolean given = fields.containsKey(Field.GIVEN_NAME);
        boolean family = fields.containsKey(Field.FAMILY_NAME);
        if (name != null && given != family) {
            fields.put(given ? Field.FAMILY_NAME : Field.GIVEN_NAME, name);
            fields.remove(Field.NAME);
        }
    }
}

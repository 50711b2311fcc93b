package fr.parvis.document.service;

import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Documents, always of a holder: there is no way to ask for one without saying whose. */
@ApplicationScoped
class DocumentRepository {

    private static final String OF_HOLDER = " where d.holder.kind = :kind and d.holder.key = :key";
    private static final String FINISHED = " and d.finishedAt is not null";
    private static final String WITH_FILES =
            "select distinct d from SupportingDocument d left join fetch d.files" + OF_HOLDER;

    @PersistenceContext EntityManager entities;

    void add(SupportingDocument document) {
        entities.persist(document);
    }

    /** The finished ones with their files, in the order of their adding. */
    List<SupportingDocument> list(DocumentHolder holder) {
        return of(holder, WITH_FILES + FINISHED + " order by d.finishedAt, d.id").getResultList();
    }

    /** Finished and begun ones, with their files. */
    List<SupportingDocument> all(DocumentHolder holder) {
        return of(holder, WITH_FILES + " order by d.createdAt, d.id").getResultList();
    }

    Optional<SupportingDocument> find(DocumentHolder holder, UUID id) {
        return of(holder, WITH_FILES + " and d.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The same; nobody else changes it or its files until the transaction ends. */
    Optional<SupportingDocument> lock(DocumentHolder holder, UUID id) {
        return of(holder, "select d from SupportingDocument d" + OF_HOLDER + " and d.id = :id")
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<SupportingDocument> ofFile(DocumentHolder holder, UUID file) {
        return of(
                        holder,
                        WITH_FILES
                                + " and d.id in (select f.document.id from DocumentFile f where"
                                + " f.id = :file)")
                .setParameter("file", file)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<SupportingDocument> of(DocumentHolder holder, String query) {
        return entities.createQuery(query, SupportingDocument.class)
                .setParameter("kind", holder.kind())
                .setParameter("key", holder.key());
    }

    /**
     * The first place of a holder that no document has. Whoever asks at the same time waits until
     * this transaction ends; the unique index is what counts.
     */
    Optional<Integer> freeSlot(DocumentHolder holder) {
        entities.flush();
        await(holder);
        var free =
                (Number)
                        entities.createNativeQuery(
                                        """
                                        select min(s) from generate_series(1, ?1) s
                                        where not exists (select 1 from document d
                                            where d.holder_kind = ?2 and d.holder_key = ?3
                                            and d.slot = s)
                                        """)
                                .setParameter(1, holder.kind().most())
                                .setParameter(2, holder.kind().name())
                                .setParameter(3, holder.key())
                                .getSingleResult();
        return Optional.ofNullable(free).map(Number::intValue);
    }

    /** Whoever adds to this holder at the same time waits until this transaction ends. */
    void await(DocumentHolder holder) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "document/" + holder)
                .getSingleResult();
    }

    void remove(SupportingDocument document) {
        document.files().forEach(entities::remove);
        entities.flush();
        entities.remove(document);
    }

    void remove(DocumentFile file) {
        entities.remove(file);
    }

    void flush() {
        entities.flush();
    }

    /** Whether this reader has opened a file since. */
    boolean opened(UUID file, DocumentActor reader, Instant since) {
        return !entities.createQuery(
                        "select a.id from DocumentAccess a where a.fileId = :file"
                                + " and a.readerId = :reader and a.at > :since",
                        Long.class)
                .setParameter("file", file)
                .setParameter("reader", reader.account())
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Begun before and never finished: some of them, locked; another node's are passed over. */
    List<UUID> claimAbandoned(Instant before, int most) {
        List<?> ids =
                entities.createNativeQuery(
                                "select cast(id as text) from document where finished_at is null and"
                                        + " created_at < cast(?1 as timestamptz) limit ?2 for update"
                                        + " skip locked")
                        .setParameter(1, before.toString())
                        .setParameter(2, most)
                        .getResultList();
        return ids.stream().map(id -> UUID.fromString((String) id)).toList();
    }

    /** The condition of the index {@code document_file_master}. */
    private static final String WRAPPED =
            " from document_file where substring(wrapped_key from 1 for 5) = any (select decode(m,"
                    + " 'hex') from unnest(string_to_array(?1, ',')) m)";

    /**
     * Some files whose keys one of these master keys has wrapped, locked, by their id; another
     * node's are passed over.
     */
    List<UUID> claimWrapped(List<byte[]> marks, UUID after, int most) {
        List<?> ids =
                entities.createNativeQuery(
                                "select cast(id as text)"
                                        + WRAPPED
                                        + " and id > cast(?2 as uuid) order by id limit ?3 for"
                                        + " update skip locked")
                        .setParameter(1, hex(marks))
                        .setParameter(2, after.toString())
                        .setParameter(3, most)
                        .getResultList();
        return ids.stream().map(id -> UUID.fromString((String) id)).toList();
    }

    long countWrapped(List<byte[]> marks) {
        return ((Number)
                        entities.createNativeQuery("select count(*)" + WRAPPED)
                                .setParameter(1, hex(marks))
                                .getSingleResult())
                .longValue();
    }

    private static String hex(List<byte[]> marks) {
        return marks.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(","));
    }

    /** A file that a job has claimed. */
    DocumentFile anyFile(UUID id) {
        return entities.find(DocumentFile.class, id);
    }

    /** For jobs: whose it is does not matter to them, and nothing of it is read. */
    SupportingDocument any(UUID id) {
        return entities.find(SupportingDocument.class, id);
    }

    /** The file that waits longest for the scanner, locked; another node's is passed over. */
    Optional<DocumentFile> claimWaiting(Instant before) {
        List<?> ids =
                entities.createNativeQuery(
                                "select cast(id as text) from document_file where state ="
                                        + " 'WAITING' and (checked_at is null or checked_at <"
                                        + " cast(?1 as timestamptz))"
                                        + " order by coalesce(checked_at, created_at)"
                                        + " limit 1 for update skip locked")
                        .setParameter(1, before.toString())
                        .getResultList();
        return ids.stream()
                .findFirst()
                .map(id -> entities.find(DocumentFile.class, UUID.fromString((String) id)));
    }

    void add(DocumentAccess access) {
        entities.persist(access);
    }

    /** Who opened files of a holder's documents, the newest first. */
    List<DocumentAccess> accesses(DocumentHolder holder, int most) {
        return entities.createQuery(
                        "select a from DocumentAccess a where a.documentId in (select d.id from"
                                + " SupportingDocument d"
                                + OF_HOLDER
                                + ") order by a.id desc",
                        DocumentAccess.class)
                .setParameter("kind", holder.kind())
                .setParameter("key", holder.key())
                .setMaxResults(most)
                .getResultList();
    }
}

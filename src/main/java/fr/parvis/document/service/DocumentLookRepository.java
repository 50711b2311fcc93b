package fr.parvis.document.service;

import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The documents of a holder as pages show them, on one way to the database and back. */
@ApplicationScoped
class DocumentLookRepository {

    private static final String OF_HOLDER = " d.holder_kind = ? and d.holder_key = ? ";

    private static final String DOCUMENTS =
            "select d.id, d.type, d.title, d.expires_on, d.added_by, d.added_by_id,"
                    + " d.added_by_name, d.created_at, d.finished_at, f.id, f.position, f.name,"
                    + " f.media_type, f.size, f.state, f.preview_place from document d left join"
                    + " document_file f on f.document_id = d.id where"
                    + OF_HOLDER
                    + "and d.finished_at is not null order by d.finished_at, d.id, f.position";

    private static final String ACCESSES =
            "select a.id, a.document_id, a.file_id, a.file_name, a.at, a.reader, a.reader_id,"
                    + " a.reader_name from document_access a join document d on d.id ="
                    + " a.document_id where"
                    + OF_HOLDER
                    + "order by a.id desc limit ?";

    @Inject PlainSql sql;

    /** How many are finished. */
    Later<Long> count(DocumentHolder holder) {
        return sql.later(
                        "select count(*) from document d where"
                                + OF_HOLDER
                                + "and d.finished_at is not null",
                        row -> row.getLong(1),
                        holder.kind().name(),
                        holder.key())
                .map(rows -> rows.get(0));
    }

    /** Without the relevé. */
    Documents.Shown documents(DocumentHolder holder) {
        var documents = documentsQuery(holder);
        sql.ask(documents);
        return new Documents.Shown(grouped(documents.rows()), List.of());
    }

    Documents.Shown documents(DocumentHolder holder, int mostAccesses) {
        var documents = documentsQuery(holder);
        var accesses =
                new PlainSql.Query<>(
                        ACCESSES,
                        DocumentLookRepository::access,
                        holder.kind().name(),
                        holder.key(),
                        mostAccesses);
        sql.ask(documents, accesses);
        return new Documents.Shown(grouped(documents.rows()), accesses.rows());
    }

    private static PlainSql.Query<SupportingDocument> documentsQuery(DocumentHolder holder) {
        return new PlainSql.Query<>(
                DOCUMENTS, row -> document(row, holder), holder.kind().name(), holder.key());
    }

    /** A row is a document with one of its files; rows of one document follow one another. */
    private static List<SupportingDocument> grouped(List<SupportingDocument> rows) {
        var documents = new ArrayList<SupportingDocument>();
        for (SupportingDocument row : rows) {
            SupportingDocument last =
                    documents.isEmpty() ? null : documents.get(documents.size() - 1);
            if (last != null && last.id().equals(row.id())) {
                row.files().forEach(last::keep);
            } else {
                documents.add(row);
            }
        }
        return documents;
    }

    private static SupportingDocument document(ResultSet row, DocumentHolder holder)
            throws SQLException {
        var document =
                SupportingDocument.kept(
                        row.getObject(1, UUID.class),
                        holder,
                        new DocumentDescription(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class)),
                        new DocumentActor(
                                DocumentActor.Side.valueOf(row.getString(5)),
                                row.getObject(6, Long.class),
                                row.getString(7)),
                        row.getTimestamp(8).toInstant(),
                        row.getTimestamp(9).toInstant());
        UUID file = row.getObject(10, UUID.class);
        if (file != null) {
            document.keep(
                    DocumentFile.kept(
                            document,
                            file,
                            row.getInt(11),
                            row.getString(12),
                            row.getString(13),
                            row.getLong(14),
                            FileState.valueOf(row.getString(15)),
                            row.getString(16)));
        }
        return document;
    }

    private static DocumentAccess access(ResultSet row) throws SQLException {
        return DocumentAccess.kept(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                new DocumentActor(
                        DocumentActor.Side.valueOf(row.getString(6)),
                        row.getObject(7, Long.class),
                        row.getString(8)));
    }
}

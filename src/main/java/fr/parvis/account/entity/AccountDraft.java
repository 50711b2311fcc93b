package fr.parvis.account.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.AnswersConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** "Créer mon espace" while somebody fills it in, owned by a browser. Never holds a password. */
@Entity
@Table(name = "account_draft")
public class AccountDraft {

    @Column(name = "owner_hash")
    @Id
    private String ownerHash;

    @Enumerated(EnumType.STRING)
    private AccountStep step;

    @Convert(converter = AnswersConverter.class)
    private Answers answers;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected AccountDraft() {}

    public AccountStep step() {
        return step;
    }

    public Answers answers() {
        return answers;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}

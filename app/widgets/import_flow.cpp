// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/import_flow.h"

#include "app/sync/log_client.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/import_dialog.h"
#include "domain/catalog.h"
#include "files/file_text.h"
#include "files/web_catalog.h"
#include "wire/limits.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFuture>
#include <QMessageBox>
#include <QPromise>
#include <QSet>
#include <QThreadPool>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Runs `work` beside the screen's thread.
template <typename Work>
[[nodiscard]] auto inBackground(Work work) -> QFuture<decltype(work())>
{
    auto promise = std::make_shared<QPromise<decltype(work())>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

[[nodiscard]] QSet<domain::WeekKey> weeksOf(const files::ImportPlan& plan)
{
    QSet<domain::WeekKey> weeks;
    for (const files::ImportItem& item : plan.items) {
        const auto* create = std::get_if<wire::CreateBet>(&item.create.operation);
        if (item.verdict != files::Verdict::Wrong && create != nullptr && create->weekKey)
            weeks.insert(*create->weekKey);
    }
    return weeks;
}

/// The rooms of these weeks; the whole log where they are too many to name.
[[nodiscard]] QList<domain::RoomPattern> roomsOf(const QSet<domain::WeekKey>& weeks)
{
    if (weeks.size() > wire::limits::kMaxRoomPatterns)
        return {domain::RoomPattern()};
    QList<domain::RoomPattern> rooms;
    for (const domain::WeekKey week : weeks)
        rooms.append({std::nullopt, week});
    return rooms;
}

} // namespace

ImportFlow::ImportFlow(const Parts& parts)
    : m_with(parts)
{ }

void ImportFlow::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        &m_with.window, tr("Import bets or a catalogue"), {}, tr("Logs and catalogues (*.json)"));
    if (!path.isEmpty())
        open(path);
}

void ImportFlow::open(const QString& path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        fail(tr("%1 cannot be read: %2").arg(name, file.errorString()));
        return;
    }
    if (file.size() > files::kMaxFileBytes) {
        fail(tr("%1 is larger than 64 MiB.").arg(name));
        return;
    }
    takeFile({file.readAll(), name});
}

void ImportFlow::takeFile(const File& file)
{
    inBackground([bytes = file.bytes] {
        return files::recogniseFile(bytes);
    }).then(this, [this, file](const base::Expected<files::FileKind>& kind) {
        if (!kind)
            fail(u"%1: %2"_s.arg(file.name, kind.error().detail));
        else if (*kind == files::FileKind::WebCatalog || *kind == files::FileKind::OwnCatalog)
            importCatalog(file);
        else
            importBets(file);
    });
}

std::optional<files::ImportOptions> ImportFlow::options() const
{
    const auto& welcome = m_with.engine.welcome();
    if (!welcome)
        return std::nullopt;
    files::ImportOptions options;
    options.weekStart = welcome->weekStart;
    options.currency = welcome->currency;
    options.rules = welcome->rules;
    return options;
}

void ImportFlow::importBets(const File& file)
{
    const auto known = options();
    if (!known) {
        fail(tr("The log has not been reached yet. Import again when it is."));
        return;
    }
    inBackground([bytes = file.bytes, options = *known, catalog = m_with.catalog]() mutable {
        options.catalog = &catalog;
        return files::planImport(bytes, options);
    }).then(this, [this, file](const base::Expected<files::ImportPlan>& plan) {
        if (plan)
            askWhatIsThere(file, *plan);
        else
            fail(u"%1: %2"_s.arg(file.name, plan.error().detail));
    });
}

void ImportFlow::askWhatIsThere(const File& file, const files::ImportPlan& plan)
{
    const QSet<domain::WeekKey> weeks = weeksOf(plan);
    if (weeks.isEmpty()) {
        preview(plan);
        return;
    }
    m_with.log.snapshot(
        roomsOf(weeks), this, [this, file](const base::Expected<wire::SnapshotPage>& page) {
            if (!page) {
                fail(tr("The log could not be asked what it has: %1").arg(page.error().detail));
                return;
            }
            QSet<base::BetId> bets;
            QSet<QString> sources;
            for (const domain::Bet& bet : page->bets) {
                bets.insert(bet.id);
                sources.insert(bet.slip.externalId);
            }
            files::ImportOptions options = this->options().value();
            options.catalog = &m_with.catalog;
            options.hasBet = [&bets](base::BetId id) {
                return bets.contains(id);
            };
            options.hasExternalId = [&sources](const QString& source) {
                return sources.contains(source);
            };
            if (const auto again = files::planImport(file.bytes, options))
                preview(*again);
        });
}

void ImportFlow::preview(const files::ImportPlan& plan)
{
    auto* dialog = new ImportDialog(m_with.engine, m_with.random, plan, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    emit previewShown(dialog);
}

void ImportFlow::importCatalog(const File& file)
{
    const auto read = files::readCatalogFile(file.bytes);
    if (!read) {
        fail(u"%1: %2"_s.arg(file.name, read.error().detail));
        return;
    }
    const QString question =
        tr("Offer the %n league(s) of %1 to everybody in this log, instead of those on offer now?",
           nullptr,
           static_cast<int>(read->catalog.leagues.size()))
            .arg(file.name);
    auto* box = new QMessageBox(
        QMessageBox::Question,
        tr("Import a catalogue"),
        question,
        QMessageBox::Cancel,
        &m_with.window);
    box->setTextFormat(Qt::PlainText);
    box->setDetailedText(read->problems.join(u'\n'));
    box->addButton(tr("Replace the catalogue"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::accepted, this, [this, catalog = read->catalog] {
        m_with.log.replaceCatalog(catalog, this, [this](const base::Expected<void>& replaced) {
            if (!replaced)
                fail(tr("The catalogue was not replaced: %1").arg(replaced.error().detail));
        });
    });
    box->open();
    emit previewShown(box);
}

void ImportFlow::fail(const QString& sentence)
{
    auto* box = new QMessageBox(
        QMessageBox::Warning, tr("Import"), sentence, QMessageBox::Ok, &m_with.window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
    emit failed(sentence);
}

} // namespace betlog::widgets

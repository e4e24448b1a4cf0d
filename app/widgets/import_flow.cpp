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

[[nodiscard]] base::Expected<QByteArray> readFile(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    const auto wrong = [](const QString& sentence) {
        return base::unexpected(base::Error {base::ErrorCode::Invalid, sentence, {}});
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(ImportFlow::tr("%1 cannot be read: %2").arg(name, file.errorString()));
    if (file.size() > files::kMaxFileBytes)
        return wrong(ImportFlow::tr("%1 is larger than 64 MiB.").arg(name));
    return file.readAll();
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
    inBackground([path] {
        return readFile(path);
    }).then(this, [this, path](const base::Expected<QByteArray>& bytes) {
        if (bytes)
            takeFile({*bytes, QFileInfo(path).fileName()});
        else
            fail(bytes.error().detail);
    });
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

/// Prices by index are read with the log's own catalogue, as the server reads them.
void ImportFlow::importBets(const File& file)
{
    if (!options()) {
        fail(tr("The log has not been reached yet. Import again when it is."));
        return;
    }
    m_with.log.catalog(this, [this, file](const base::Expected<domain::Catalog>& own) {
        const bool hasOwn = own && !own->leagues.isEmpty();
        planBets(file, hasOwn ? *own : m_with.catalog);
    });
}

void ImportFlow::planBets(const File& file, const domain::Catalog& catalog)
{
    inBackground([bytes = file.bytes, options = options().value(), catalog]() mutable {
        options.catalog = &catalog;
        return files::planImport(bytes, options);
    }).then(this, [this, file, catalog](const base::Expected<files::ImportPlan>& plan) {
        if (plan)
            askWhatIsThere(file, catalog, *plan);
        else
            fail(u"%1: %2"_s.arg(file.name, plan.error().detail));
    });
}

void ImportFlow::askWhatIsThere(
    const File& file, const domain::Catalog& catalog, const files::ImportPlan& plan)
{
    const QSet<domain::WeekKey> weeks = weeksOf(plan);
    if (weeks.isEmpty()) {
        preview(plan);
        return;
    }
    m_with.log.snapshot(
        roomsOf(weeks), this, [=, this](const base::Expected<wire::SnapshotPage>& page) {
            if (page)
                planAgain(file, catalog, page->bets);
            else
                fail(tr("The log could not be asked what it has: %1").arg(page.error().detail));
        });
}

void ImportFlow::planAgain(
    const File& file, const domain::Catalog& catalog, const QList<domain::Bet>& there)
{
    inBackground([=, bytes = file.bytes, options = options().value()]() mutable {
        QSet<base::BetId> bets;
        QSet<QString> sources;
        for (const domain::Bet& bet : there) {
            bets.insert(bet.id);
            sources.insert(bet.slip.externalId);
        }
        options.catalog = &catalog;
        options.hasBet = [&bets](base::BetId id) {
            return bets.contains(id);
        };
        options.hasExternalId = [&sources](const QString& source) {
            return sources.contains(source);
        };
        return files::planImport(bytes, options);
    }).then(this, [this](const base::Expected<files::ImportPlan>& plan) {
        if (plan)
            preview(*plan);
        else
            fail(plan.error().detail);
    });
}

void ImportFlow::preview(const files::ImportPlan& plan)
{
    auto* dialog = new ImportDialog(m_with.engine, m_with.random, plan, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, &ImportFlow::imported);
    dialog->open();
    emit previewShown(dialog);
}

void ImportFlow::importCatalog(const File& file)
{
    inBackground([bytes = file.bytes] {
        return files::readCatalogFile(bytes);
    }).then(this, [this, name = file.name](const base::Expected<files::CatalogFile>& read) {
        if (read)
            askToReplace(name, *read);
        else
            fail(u"%1: %2"_s.arg(name, read.error().detail));
    });
}

void ImportFlow::askToReplace(const QString& name, const files::CatalogFile& read)
{
    const qsizetype leagues = read.catalog.leagues.size();
    const QString offer = leagues == 1
        ? tr("Offer the league of %1 to everybody in this log, instead of those on offer now?")
        : tr("Offer the %2 leagues of %1 to everybody in this log, instead of those on offer now?");
    const QString question =
        leagues == 1 ? offer.arg(name) : offer.arg(name, QString::number(leagues));
    auto* box = new QMessageBox(
        QMessageBox::Question,
        tr("Import a catalogue"),
        question,
        QMessageBox::Cancel,
        &m_with.window);
    box->setTextFormat(Qt::PlainText);
    box->setDetailedText(read.problems.join(u'\n'));
    box->addButton(tr("Replace the catalogue"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::accepted, this, [this, catalog = read.catalog] {
        m_with.log.replaceCatalog(catalog, this, [this](const base::Expected<void>& replaced) {
            if (replaced)
                emit catalogReplaced(tr("The editor offers the new catalogue from now on."));
            else
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

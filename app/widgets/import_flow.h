// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "files/import.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace betlog::base {
class Random;
}

namespace betlog::files {
struct CatalogFile;
}

namespace betlog::sync {
class LogClient;
class SyncEngine;
} // namespace betlog::sync

namespace betlog::widgets {

/// Brings a file in, from the menu to the end: asks which, reads it beside the screen's thread,
/// learns what the log has already, and shows the preview. Catalogues are offered to everybody
/// after a question.
class ImportFlow final : public QObject
{
    Q_OBJECT

public:
    /// All outlive the flow; `window` is what the dialogs stand before.
    struct Parts
    {
        sync::SyncEngine& engine;
        sync::LogClient& log;
        base::Random& random;
        QWidget& window;
        /// For prices that a file gives by an index into it, where the log has no catalogue.
        const domain::Catalog& catalog;
    };

    explicit ImportFlow(const Parts& parts);

    void chooseFile();
    void open(const QString& path);

signals:
    /// There is nothing to choose from: why, in a sentence.
    void failed(const QString& sentence);
    /// The preview is on the screen.
    void previewShown(QWidget* dialog);
    void imported(betlog::domain::WeekKey newestWeek);
    void catalogReplaced(const QString& sentence);

private:
    struct File
    {
        QByteArray bytes;
        QString name;
    };

    void takeFile(const File& file);
    void importBets(const File& file);
    void planBets(const File& file, const domain::Catalog& catalog);
    void
    askWhatIsThere(const File& file, const domain::Catalog& catalog, const files::ImportPlan& plan);
    void
    planAgain(const File& file, const domain::Catalog& catalog, const QList<domain::Bet>& there);
    void preview(const files::ImportPlan& plan);
    void importCatalog(const File& file);
    void askToReplace(const QString& name, const files::CatalogFile& read);
    void fail(const QString& sentence);
    [[nodiscard]] std::optional<files::ImportOptions> options() const;

    Parts m_with;
};

} // namespace betlog::widgets

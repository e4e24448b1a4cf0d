// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/filter_facets.h"
#include "app/widgets/facet_list.h"

#include <QScrollArea>

class QSettings;
class QToolButton;
class QVBoxLayout;

namespace betlog::widgets {

/// People, Leagues and Status with their counts; each folds under its title and is remembered so.
class FilterPanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit FilterPanel(models::FilterFacets& facets, QWidget* parent = nullptr);

    enum class Section { People, Leagues, Statuses };

    void setFolded(Section section, bool folded);
    [[nodiscard]] bool isFolded(Section section) const;
    [[nodiscard]] FacetList* list(Section section) const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

private:
    struct Part
    {
        QToolButton* title = nullptr;
        FacetList* list = nullptr;
    };

    void addPart(
        QVBoxLayout& column,
        const QString& title,
        models::FacetModel& model,
        FacetList::Marks marks);

    QList<Part> m_parts; ///< in the order of Section
};

} // namespace betlog::widgets
